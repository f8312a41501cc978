import type { MetricId } from '../alarm.ts';
import { type Datum, metricKey } from './datum.ts';
import { type Distribution, sortDistribution } from './distribution.ts';

export interface MetricStore {
  put(datum: Datum): void;
  /** What came from `fromMs` up to, not including, `toMs`; both are whole buckets. */
  read(metric: MetricId, fromMs: number, toMs: number): Distribution;
  /** Forgets what is older. */
  forgetBefore(timeMs: number): void;
}

/** How often each value came. */
type Counts = Map<number, number>;

export interface MetricStoreOptions {
  /** Values of one bucket are told apart no further, so that memory goes by how many there are and not by how often. */
  readonly bucketMs: number;
  /** Metrics that nobody asks for are not kept. */
  readonly isWanted: (key: string) => boolean;
}

export function createMetricStore({ bucketMs, isWanted }: MetricStoreOptions): MetricStore {
  /** By metric, then by the bucket's start. */
  const series = new Map<string, Map<number, Counts>>();

  function countsAt(key: string, timeMs: number): Counts {
    const buckets = series.get(key) ?? new Map<number, Counts>();
    series.set(key, buckets);
    const start = Math.floor(timeMs / bucketMs) * bucketMs;
    const counts = buckets.get(start) ?? new Map<number, number>();
    buckets.set(start, counts);
    return counts;
  }

  return {
    put({ metric, timeMs, values }) {
      const key = metricKey(metric);
      if (!isWanted(key)) return;
      const counts = countsAt(key, timeMs);
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    },
    read(metric, fromMs, toMs) {
      const all: Counts = new Map();
      for (const [start, counts] of series.get(metricKey(metric)) ?? []) {
        if (start < fromMs || start >= toMs) continue;
        for (const [value, count] of counts) all.set(value, (all.get(value) ?? 0) + count);
      }
      return sortDistribution(all);
    },
    forgetBefore(timeMs) {
      for (const [key, buckets] of series) {
        for (const start of buckets.keys()) if (start < timeMs) buckets.delete(start);
        if (buckets.size === 0) series.delete(key);
      }
    },
  };
}
