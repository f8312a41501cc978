import { UsageError } from '../errors.ts';

type ErrorClass = abstract new (...args: never) => Error;

/**
 * Runs a program to its exit code. What the user can mend is told without a stack, and is exit code 2 for a wrong
 * command line, 1 for anything else.
 *
 * @param command - takes the command line, gives the exit code
 * @param mendable - classes of errors whose message says what to do
 */
export async function runCommand(
  command: (args: readonly string[]) => number | Promise<number>,
  mendable: readonly ErrorClass[] = [],
): Promise<void> {
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (error) {
    const isMendable = [UsageError, ...mendable].some((known) => error instanceof known);
    if (!(error instanceof Error && isMendable)) throw error;
    console.error(error.message);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
