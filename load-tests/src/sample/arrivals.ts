const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Awards night: a quarter of an hour, twelve hours into the day that the sample covers. */
const BURST = { fromMs: 12 * HOUR_MS, toMs: 12.25 * HOUR_MS, times: 8 } as const;

/** Relative rate at a time of the day: a daily curve, highest eight hours in, and the burst on top. */
function rateAt(offsetMs: number): number {
  const daily = 1 + 0.6 * Math.cos((2 * Math.PI * (offsetMs - 8 * HOUR_MS)) / DAY_MS);
  return isInBurst(offsetMs) ? daily * BURST.times : daily;
}

function isInBurst(offsetMs: number): boolean {
  return offsetMs >= BURST.fromMs && offsetMs < BURST.toMs;
}

/** So many arrivals of a day, in order: a Poisson process whose rate follows the curve, by rejection. */
export function arrivalTimes(count: number, random: () => number) {
  const highest = 1.6 * BURST.times;
  const times: number[] = [];
  while (times.length < count) {
    const offsetMs = Math.floor(random() * DAY_MS);
    if (random() * highest < rateAt(offsetMs)) times.push(offsetMs);
  }
  return times.toSorted((a, b) => a - b).map((offsetMs) => ({ offsetMs, isBurst: isInBurst(offsetMs) }));
}
