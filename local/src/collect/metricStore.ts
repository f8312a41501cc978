import { BucketRing } from './bucketRing.ts';
import type { MetricValues } from './emfRecord.ts';
import { LatencyHistogram } from './latencyHistogram.ts';
import { windows } from './window.ts';

export interface MetricBucket {
  count: number;
  sum: number;
  max: number;
  /** Of durations only. */
  latency: LatencyHistogram | undefined;
}

export interface MetricSeries {
  readonly namespace: string;
  readonly name: string;
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly ring: BucketRing<MetricBucket>;
}

const DEFAULT_SERIES_LIMIT = 400;

/** Every metric that a function wrote, the last hour of it; at most so many series. */
export class MetricStore {
  /** Values of series beyond the limit. */
  dropped = 0;
  readonly #limit: number;
  readonly #series = new Map<string, MetricSeries>();

  constructor(seriesLimit = DEFAULT_SERIES_LIMIT) {
    this.#limit = seriesLimit;
  }

  add(timeMs: number, metric: MetricValues): void {
    const bucket = this.#find(metric)?.ring.at(timeMs);
    if (bucket === undefined) {
      this.dropped += metric.values.length;
      return;
    }
    for (const value of metric.values) {
      bucket.count++;
      bucket.sum += value;
      bucket.max = Math.max(bucket.max, value);
      if (metric.unit !== 'Milliseconds') continue;
      bucket.latency ??= new LatencyHistogram();
      bucket.latency.add(value);
    }
  }

  all(): readonly MetricSeries[] {
    return [...this.#series.values()];
  }

  #find({ namespace, name, unit, dimensions }: MetricValues): MetricSeries | undefined {
    const key = `${namespace} ${name} ${JSON.stringify(dimensions)}`;
    const found = this.#series.get(key);
    if (found !== undefined || this.#series.size >= this.#limit) return found;
    const { bucketMs, bucketCount } = windows['1h'];
    const ring = new BucketRing(bucketMs, bucketCount, emptyBucket);
    const made = { namespace, name, unit, dimensions, ring };
    this.#series.set(key, made);
    return made;
  }
}

function emptyBucket(): MetricBucket {
  return { count: 0, sum: 0, max: 0, latency: undefined };
}
