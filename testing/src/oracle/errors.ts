/** The command line, or a file that it names, is wrong; the message says how. */
export class OracleError extends Error {
  override readonly name = 'OracleError';
  readonly code = 'ORACLE_USAGE';
}
