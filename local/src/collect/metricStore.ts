import type { MetricId } from '@graphlets/alarms/alarm';
import { metricKey } from '@graphlets/alarms/metrics/datum';
import type { EmfDatum } from '@graphlets/alarms/metrics/readEmf';
import { BucketRing } from './bucketRing.ts';
import { LatencyHistogram } from './latencyHistogram.ts';
import { windows } from './window.ts';

export interface MetricBucket {
  count: number;
  sum: number;
  max: number;
  /** Of durations only. */
  latency: LatencyHistogram | undefined;
}

export interface MetricSeries extends MetricId {
  readonly unit: string;
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

  add(timeMs: number, { metric, unit, values }: Omit<EmfDatum, 'timeMs'>): void {
    const bucket = this.#find(metric, unit)?.ring.at(timeMs);
    if (bucket === undefined) {
      this.dropped += values.length;
      return;
    }
    for (const value of values) {
      bucket.count++;
      bucket.sum += value;
      bucket.max = Math.max(bucket.max, value);
      if (unit !== 'Milliseconds') continue;
      bucket.latency ??= new LatencyHistogram();
      bucket.latency.add(value);
    }
  }

  all(): readonly MetricSeries[] {
    return [...this.#series.values()];
  }

  #find(metric: MetricId, unit: string): MetricSeries | undefined {
    const key = metricKey(metric);
    const found = this.#series.get(key);
    if (found !== undefined || this.#series.size >= this.#limit) return found;
    const { bucketMs, bucketCount } = windows['1h'];
    const ring = new BucketRing(bucketMs, bucketCount, emptyBucket);
    const made = { ...metric, unit, ring };
    this.#series.set(key, made);
    return made;
  }
}

function emptyBucket(): MetricBucket {
  return { count: 0, sum: 0, max: 0, latency: undefined };
}
