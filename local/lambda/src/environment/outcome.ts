/** How an invocation ended. A failure's payload is `{"errorType", "errorMessage", ...}`. */
export interface Outcome {
  readonly status: 'success' | 'error' | 'timeout';
  readonly payload: string;
  readonly errorType?: string | undefined;
  readonly errorMessage?: string | undefined;
}

/** Lambda's limit for a synchronous answer, bytes: 6 MB and a little for the envelope. */
const RESPONSE_LIMIT_BYTES = 6_291_556;

export function succeeded(payload: string): Outcome {
  if (payload.length <= RESPONSE_LIMIT_BYTES && Buffer.byteLength(payload) <= RESPONSE_LIMIT_BYTES) {
    return { status: 'success', payload };
  }
  return failed(
    'Function.ResponseSizeTooLarge',
    `Response payload size exceeded maximum allowed payload size (${RESPONSE_LIMIT_BYTES} bytes).`,
  );
}

/** The handler threw: the runtime says what. */
export function threw(payload: string): Outcome {
  let said: Pick<Outcome, 'errorType' | 'errorMessage'> = {};
  try {
    const value: unknown = JSON.parse(payload);
    if (typeof value === 'object' && value !== null) {
      said = {
        ...('errorType' in value && { errorType: String(value.errorType) }),
        ...('errorMessage' in value && { errorMessage: String(value.errorMessage) }),
      };
    }
  } catch {
    // A runtime of another kind may say it in its own way.
  }
  return { status: 'error', payload, ...said };
}

export function timedOut(requestId: string, timeoutMs: number): Outcome {
  const message = `RequestId: ${requestId} Error: Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`;
  return { ...failed('Sandbox.Timedout', message), status: 'timeout' };
}

/** @param how - `exit status 1`, `signal: killed` */
export function exited(requestId: string, errorType: string, how: string): Outcome {
  return failed(errorType, `RequestId: ${requestId} Error: Runtime exited with error: ${how}`);
}

function failed(errorType: string, errorMessage: string): Outcome {
  return { status: 'error', payload: JSON.stringify({ errorType, errorMessage }), errorType, errorMessage };
}
