/** A target cannot be reached, or answers something that is no GraphQL response. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
  readonly code = 'TARGET_FAILED';
}
