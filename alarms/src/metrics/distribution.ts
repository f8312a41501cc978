/** Values and how often each came, in order: what a statistic is of. */
export type Distribution = readonly (readonly [value: number, count: number])[];

export function sortDistribution(counts: ReadonlyMap<number, number>): Distribution {
  return [...counts].sort(([a], [b]) => a - b);
}

export function countOf(distribution: Distribution): number {
  return distribution.reduce((total, [, count]) => total + count, 0);
}

export function sumOf(distribution: Distribution): number {
  return distribution.reduce((total, [value, count]) => total + value * count, 0);
}

/** The value at a rank, from 0; NaN beyond the last. */
export function valueAt(distribution: Distribution, rank: number): number {
  let seen = 0;
  for (const [value, count] of distribution) {
    seen += count;
    if (rank < seen) return value;
  }
  return Number.NaN;
}

/** What stands at the ranks from one up to, not including, another. */
export function sliceOf(distribution: Distribution, from: number, to: number): Distribution {
  let seen = 0;
  return distribution.flatMap(([value, count]) => {
    const kept = Math.min(seen + count, to) - Math.max(seen, from);
    seen += count;
    return kept > 0 ? [[value, kept] as const] : [];
  });
}
