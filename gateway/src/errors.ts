import { PlatformError } from '@graphlets/platform/errors';

/** There is no supergraph to serve: missing, unreadable or malformed. */
export class SupergraphUnavailableError extends PlatformError {
  readonly code = 'SUPERGRAPH_UNAVAILABLE';
  override readonly name = 'SupergraphUnavailableError';
}

/** A valid operation cannot be planned over this supergraph. */
export class PlanningError extends PlatformError {
  readonly code = 'OPERATION_PLANNING_FAILED';
  override readonly name = 'PlanningError';
}
