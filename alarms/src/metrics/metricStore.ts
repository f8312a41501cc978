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

interface Bucket {
  /** How often each value came. */
  readonly counts: Map<number, number>;
  /** In order, until another value comes: an alarm reads the same periods again and again. */
  sorted: Distribution | undefined;
}

export interface MetricStoreOptions {
  /** Values of one bucket are told apart no further, so that memory goes by how many there are and not by how often. */
  readonly bucketMs: number;
  /** Metrics that nobody asks for are not kept. */
  readonly isWanted: (key: string) => boolean;
}

export function createMetricStore({ bucketMs, isWanted }: MetricStoreOptions): MetricStore {
  /** By metric, then by the bucket's start. */
  const series = new Map<string, Map<number, Bucket>>();

  function bucketAt(key: string, timeMs: number): Bucket {
    const buckets = series.get(key) ?? new Map<number, Bucket>();
    series.set(key, buckets);
    const start = Math.floor(timeMs / bucketMs) * bucketMs;
    const bucket = buckets.get(start) ?? { counts: new Map<number, number>(), sorted: undefined };
    buckets.set(start, bucket);
    return bucket;
  }

  return {
    put({ metric, timeMs, values }) {
      const key = metricKey(metric);
      if (!isWanted(key)) return;
      const bucket = bucketAt(key, timeMs);
      bucket.sorted = undefined;
      for (const value of values) bucket.counts.set(value, (bucket.counts.get(value) ?? 0) + 1);
    },
    read(metric, fromMs, toMs) {
      const buckets = series.get(metricKey(metric));
      if (buckets === undefined) return [];
      const found: Bucket[] = [];
      for (let start = fromMs; start < toMs; start += bucketMs) {
        const bucket = buckets.get(start);
        if (bucket !== undefined) found.push(bucket);
      }
      return found.length === 1 && found[0] !== undefined ? sortedOf(found[0]) : mergeBuckets(found);
    },
    forgetBefore(timeMs) {
      for (const [key, buckets] of series) {
        for (const start of buckets.keys()) if (start < timeMs) buckets.delete(start);
        if (buckets.size === 0) series.delete(key);
      }
    },
  };
}

function sortedOf(bucket: Bucket): Distribution {
  bucket.sorted ??= sortDistribution(bucket.counts);
  return bucket.sorted;
}

function mergeBuckets(buckets: readonly Bucket[]): Distribution {
  const all = new Map<number, number>();
  for (const { counts } of buckets) {
    for (const [value, count] of counts) all.set(value, (all.get(value) ?? 0) + count);
  }
  return sortDistribution(all);
}
