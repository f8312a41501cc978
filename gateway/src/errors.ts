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

/** What a server sent is no HTTP/1.1 (RFC 9112); the call that waited for it fails. */
export class HttpProtocolError extends Error {
  readonly code = 'HTTP_PROTOCOL_ERROR';
  override readonly name = 'HttpProtocolError';
}

/** A step of a plan would ask a graphlet for more entities than is allowed. */
export class EntityLimitError extends PlatformError {
  readonly code = 'OPERATION_LIMIT_EXCEEDED';
  override readonly name = 'EntityLimitError';

  constructor(graphlet: string, limit: number) {
    super(`Graphlet "${graphlet}" would be asked for more than ${limit} entities (GATEWAY_LIMIT_ENTITIES).`);
  }
}
