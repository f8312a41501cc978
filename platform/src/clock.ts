/** Time as a dependency, so that tests decide it. */
export interface Clock {
  /** Epoch milliseconds, as `Date.now()`. */
  now(): number;
  /** Milliseconds since some moment, with fractions, never backwards: for durations. */
  elapsed(): number;
  /**
   * Calls back once after `delayMs`; the returned function cancels. Until then it keeps the process alive: a Lambda's
   * process that has nothing to wait for ends, and the request with it.
   */
  after(delayMs: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
