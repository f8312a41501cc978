/** A query cannot be read; the message says where and what would do. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly code = 'QUERY_INVALID';
}
