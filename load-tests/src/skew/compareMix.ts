/** One kind of thing, how often in the capture and how often in the replay. */
export interface MixRow {
  readonly name: string;
  readonly capturePercent: number;
  readonly replayPercent: number;
}

export interface MixComparison {
  readonly what: string;
  /** Half the sum of all differences: so much of the mix is elsewhere, percent. */
  readonly distancePercent: number;
  /** What chance alone would give for so few requests, percent. */
  readonly expectedPercent: number;
  readonly isSkewed: boolean;
  readonly rows: readonly MixRow[];
}

export interface SkewReport {
  readonly isSkewed: boolean;
  readonly verdict: string;
  readonly mixes: readonly MixComparison[];
  /** Share of requests that repeat one that came before (operation and variables), percent: what a cache could answer. */
  readonly repeats: { readonly capturePercent: number; readonly replayPercent: number };
}

/** Beyond chance, so much may be elsewhere before it counts. */
const TOLERANCE_PERCENT = 3;

export function compareMix(
  what: string,
  capture: ReadonlyMap<string, number>,
  replay: ReadonlyMap<string, number>,
): MixComparison {
  const captured = sum(capture);
  const replayed = sum(replay);
  const rows = [...new Set([...capture.keys(), ...replay.keys()])]
    .map((name) => ({
      name,
      capturePercent: share(capture.get(name), captured),
      replayPercent: share(replay.get(name), replayed),
    }))
    .toSorted((a, b) => b.capturePercent - a.capturePercent);
  const distancePercent =
    rows.reduce((total, row) => total + Math.abs(row.capturePercent - row.replayPercent), 0) / 2;
  // Mean absolute deviation of a binomial share, summed: E|x - p| = sqrt(2 p (1 - p) / (pi n)).
  const expectedPercent =
    rows.reduce((total, { capturePercent }) => {
      const p = capturePercent / 100;
      return total + 100 * Math.sqrt((2 * p * (1 - p)) / (Math.PI * Math.max(1, replayed)));
    }, 0) / 2;
  return {
    what,
    distancePercent: round(distancePercent),
    expectedPercent: round(expectedPercent),
    isSkewed: distancePercent > 2 * expectedPercent + TOLERANCE_PERCENT,
    rows: rows.map((row) => ({
      ...row,
      capturePercent: round(row.capturePercent),
      replayPercent: round(row.replayPercent),
    })),
  };
}

export function judgeSkew(
  mixes: readonly MixComparison[],
  repeats: { readonly capturePercent: number; readonly replayPercent: number },
): SkewReport {
  const skewed = mixes.filter(({ isSkewed }) => isSkewed).map(({ what }) => what);
  const isCached = repeats.replayPercent > repeats.capturePercent + 10;
  const reasons = [
    ...skewed.map((what) => `the ${what} mix is another than the capture's`),
    ...(isCached
      ? ['more requests are repeated than in the capture, so caches help more than they would in service']
      : []),
  ];
  return {
    isSkewed: reasons.length > 0,
    verdict:
      reasons.length === 0 ? 'The replay has the mix of the capture.' : `Skewed: ${reasons.join('; ')}.`,
    mixes,
    repeats: { capturePercent: round(repeats.capturePercent), replayPercent: round(repeats.replayPercent) },
  };
}

export function countBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

function share(count = 0, of = 0): number {
  return of === 0 ? 0 : (100 * count) / of;
}

function round(percent: number): number {
  return Math.round(percent * 10) / 10;
}
