import { PlatformError } from '@graphlets/platform/errors';

/** There is no supergraph to serve: missing, unreadable or malformed. */
export class SupergraphUnavailableError extends PlatformError {
  readonly code = 'SUPERGRAPH_UNAVAILABLE';
  override readonly name = 'SupergraphUnavailableError';
}
