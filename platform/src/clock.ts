/** Time as a dependency, so that tests decide it. */
export interface Clock {
  /** Epoch milliseconds, as `Date.now()`. */
  now(): number;
  /** Milliseconds since some moment, with fractions, never backwards: for durations. */
  elapsed(): number;
  /** Calls back once after `delayMs`; the returned function cancels. Never keeps the process alive. */
  after(delayMs: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
