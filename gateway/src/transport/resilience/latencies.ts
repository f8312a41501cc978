/** How long one graphlet's calls took lately that went well: what gives up tells of who gave up. */
export interface Latencies {
  /** Milliseconds. @returns whether the figure below may have changed */
  record(durationMs: number): boolean;
  /** 99 of 100 calls were not slower, milliseconds, to some 10 %; 0 while there are too few to say. */
  p99Ms(): number;
}

/** Each bucket's end is 10 % above the one before; from 0.1 ms to some 30 minutes. */
const GROWTH = Math.log(1.1);
const FIRST_MS = 0.1;
const BUCKETS = 176;
/** After so many calls the older half is forgotten, so that a graphlet that has changed is known anew. */
const GENERATION = 512;
/** Calls between two computations of the figure. */
const FRESH = 32;
const ENOUGH = 10;

export function createLatencies(): Latencies {
  let older = new Uint16Array(BUCKETS);
  let newer = new Uint16Array(BUCKETS);
  let olderCount = 0;
  let newerCount = 0;
  let p99Ms = 0;
  let untilFresh = ENOUGH;

  function compute(): number {
    let above = Math.floor((olderCount + newerCount) / 100);
    for (let bucket = BUCKETS - 1; bucket >= 0; bucket--) {
      above -= (older[bucket] ?? 0) + (newer[bucket] ?? 0);
      if (above < 0) return FIRST_MS * Math.exp((bucket + 1) * GROWTH);
    }
    return 0;
  }

  return {
    record(durationMs) {
      const bucket = Math.floor(Math.log(Math.max(durationMs, FIRST_MS) / FIRST_MS) / GROWTH);
      const index = Math.min(bucket, BUCKETS - 1);
      newer[index] = (newer[index] ?? 0) + 1;
      newerCount++;
      if (newerCount === GENERATION) {
        older = newer;
        olderCount = newerCount;
        newer = new Uint16Array(BUCKETS);
        newerCount = 0;
      }
      untilFresh--;
      if (untilFresh > 0) return false;
      untilFresh = FRESH;
      p99Ms = compute();
      return true;
    },
    p99Ms: () => p99Ms,
  };
}
