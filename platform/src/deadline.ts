import type { Clock } from './clock.ts';

/**
 * The one deadline of a request. Everything that waits asks it how long it may.
 * `at` is epoch milliseconds, the form in which it travels to a graphlet.
 */
export interface Deadline {
  readonly at: number;
  /** Milliseconds left, never negative. */
  remainingMs(): number;
  /** Aborts when the time is up or `release` was called with the work unfinished. */
  readonly signal: AbortSignal;
  /** Stops the timer; call it when the request is answered. */
  release(): void;
}

export interface DeadlineLimits {
  /** What the function allows itself, milliseconds. */
  readonly timeoutMs: number;
  /** What Lambda still allows (`context.getRemainingTimeInMillis()`); absent outside Lambda. */
  readonly lambdaRemainingMs?: number | undefined;
  /** Epoch milliseconds by which the caller wants its answer, if it said so. */
  readonly callerDeadline?: number | undefined;
  /** Kept back to write the answer, its metrics and its logs, milliseconds. */
  readonly flushReserveMs: number;
}

/**
 * deadline = min(own timeout, Lambda's remaining time, the caller's wish) less the flush reserve.
 *
 * @param onPassed - called when it passes, before the signal aborts
 */
export function startDeadline(limits: DeadlineLimits, clock: Clock, onPassed?: () => void): Deadline {
  const now = clock.now();
  const lambdaMs = limits.lambdaRemainingMs ?? Number.POSITIVE_INFINITY;
  const callerMs = (limits.callerDeadline ?? Number.POSITIVE_INFINITY) - now;
  const allowedMs = Math.max(0, Math.min(limits.timeoutMs, lambdaMs, callerMs) - limits.flushReserveMs);
  const at = now + allowedMs;

  const controller = new AbortController();
  const cancel = clock.after(allowedMs, () => {
    onPassed?.();
    controller.abort();
  });
  return {
    at,
    remainingMs: () => Math.max(0, at - clock.now()),
    signal: controller.signal,
    release: cancel,
  };
}
