import { UsageError } from '../errors.ts';
import { refusalOf } from './refusals.ts';

type ErrorClass = abstract new (...args: never) => Error;

/**
 * Runs a program to its exit code. What the user can mend is told without a stack, and is exit code 2 for a wrong
 * command line, 1 for anything else. Who reads no further (`| head`) ends it without a word.
 *
 * @param command - takes the command line, gives the exit code
 * @param mendable - classes of errors whose message says what to do
 */
export async function runCommand(
  command: (args: readonly string[]) => number | Promise<number>,
  mendable: readonly ErrorClass[] = [],
): Promise<void> {
  process.stdout.on('error', endWhenNobodyReads);
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isMendable = [UsageError, ...mendable].some((known) => error instanceof known);
    const message = isMendable ? error.message : refusalOf(error);
    if (message === undefined) throw error;
    console.error(message);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

function endWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
