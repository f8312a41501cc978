/** An answer of Lambda's REST API other than 200, in its own words (API reference, "Invoke", "Errors"). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly type: string;
  /** `Reason`, of 429 only. */
  readonly reason: string | undefined;

  constructor(status: number, type: string, message: string, reason?: string) {
    super(message);
    this.status = status;
    this.type = type;
    this.reason = reason;
  }
}

export type ThrottleReason =
  | 'ReservedFunctionConcurrentInvocationLimitExceeded'
  | 'ConcurrentInvocationLimitExceeded';

export function throttled(reason: ThrottleReason): ApiError {
  return new ApiError(429, 'TooManyRequestsException', 'Rate Exceeded.', reason);
}

export function functionNotFound(arn: string): ApiError {
  return new ApiError(404, 'ResourceNotFoundException', `Function not found: ${arn}`);
}
