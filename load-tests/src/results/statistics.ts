/** Figures of a set of times, milliseconds. */
export interface Percentiles {
  readonly count: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

export function percentiles(values: readonly number[] | Float64Array): Percentiles {
  const sorted = Float64Array.from(values).toSorted();
  const count = sorted.length;
  return {
    count,
    mean: count === 0 ? 0 : round(sorted.reduce((sum, value) => sum + value, 0) / count),
    p50: round(quantile(sorted, 0.5)),
    p90: round(quantile(sorted, 0.9)),
    p95: round(quantile(sorted, 0.95)),
    p99: round(quantile(sorted, 0.99)),
    p999: round(quantile(sorted, 0.999)),
    max: round(sorted[count - 1] ?? 0),
  };
}

/** The least value that a share of all is not above (nearest rank). 0 of nothing. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
