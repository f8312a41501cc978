import type { Clock } from './clock.ts';

/**
 * The one deadline of a request. Everything that waits asks it how long it may.
 * `at` is epoch milliseconds, the form in which it travels to a graphlet.
 */
export interface Deadline {
  readonly at: number;
  /** Milliseconds left, never negative. */
  remainingMs(): number;
  readonly hasPassed: boolean;
  /**
   * Calls back when it passes; cheaper than to listen to the signal.
   *
   * @returns stops waiting for it
   */
  onPassed(callback: () => void): () => void;
  /** Aborts when it passes. Made for who asks for it. */
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
  return new RunningDeadline(now + allowedMs, allowedMs, clock, onPassed);
}

/**
 * Waits for work that knows nothing of the deadline.
 *
 * @returns undefined when the deadline passes first; the work goes on, and what becomes of it is nobody's matter
 */
export async function untilPassed<T>(deadline: Deadline, work: Promise<T>): Promise<T | undefined> {
  let stopWaiting = () => {};
  const passed = new Promise<undefined>((resolve) => {
    if (deadline.hasPassed) resolve(undefined);
    else stopWaiting = deadline.onPassed(() => resolve(undefined));
  });
  try {
    return await Promise.race([work, passed]);
  } finally {
    stopWaiting();
  }
}

/** Every request has one: nothing is made before somebody asks for it. */
class RunningDeadline implements Deadline {
  readonly at: number;
  readonly #clock: Clock;
  readonly #cancel: () => void;
  readonly #callbacks = new Set<() => void>();
  #controller: AbortController | undefined;
  #hasPassed = false;

  constructor(at: number, allowedMs: number, clock: Clock, onPassed: (() => void) | undefined) {
    this.at = at;
    this.#clock = clock;
    this.#cancel = clock.after(allowedMs, () => this.#pass(onPassed));
  }

  get hasPassed(): boolean {
    return this.#hasPassed;
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#hasPassed) this.#controller.abort();
    return this.#controller.signal;
  }

  remainingMs(): number {
    return Math.max(0, this.at - this.#clock.now());
  }

  onPassed(callback: () => void): () => void {
    this.#callbacks.add(callback);
    return () => this.#callbacks.delete(callback);
  }

  release(): void {
    this.#cancel();
  }

  #pass(onPassed: (() => void) | undefined): void {
    this.#hasPassed = true;
    onPassed?.();
    for (const callback of this.#callbacks) callback();
    this.#controller?.abort();
  }
}
