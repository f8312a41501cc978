import { UsageError } from '@graphlets/platform/errors';

/** The target that was named cannot be reached, or answers something that is no GraphQL response. */
export class TargetError extends UsageError {
  override readonly name = 'TargetError';
  override readonly code = 'TARGET_FAILED';
}
