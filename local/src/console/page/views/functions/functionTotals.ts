import type { FunctionTotals } from '../../../api/summariseFunction.ts';

/** Of requests that had errors and invocations that failed, among all. */
export function errorShare({ invocations, requestErrors, failures }: FunctionTotals): number {
  return invocations === 0 ? 0 : Math.min(1, (requestErrors + failures) / invocations);
}

export function allTimeouts({ deadlinesExceeded, timeouts }: FunctionTotals): number {
  return deadlinesExceeded + timeouts;
}
