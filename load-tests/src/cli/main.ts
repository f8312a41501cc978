import { LoadTestError } from '../errors.ts';

/** Runs a command to its exit code; what the user can mend is one line, without a stack. */
export async function main(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof LoadTestError) && !isParseArgsError(error)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

function isParseArgsError(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
