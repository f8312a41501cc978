import { UsageError } from '@graphlets/platform/errors';

/** What the command line names (a fixture, a gateway) cannot be used; the message says why. */
export class OracleError extends UsageError {
  override readonly name = 'OracleError';
  override readonly code = 'ORACLE_USAGE';
}
