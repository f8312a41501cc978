/** How many environments a function may start: `limit` in every `windowMs`; today's Lambda: 1,000 in 10 s. */
export interface ScalingRate {
  /** Takes one start at `now` (milliseconds); false when the rate is used up. */
  tryStart(now: number): boolean;
}

/** A bucket that refills evenly. */
export function createScalingRate(limit: number, windowMs: number): ScalingRate {
  let tokens = limit;
  let last = 0;
  return {
    tryStart(now) {
      tokens = Math.min(limit, tokens + ((now - last) * limit) / windowMs);
      last = now;
      if (tokens < 1) return false;
      tokens--;
      return true;
    },
  };
}
