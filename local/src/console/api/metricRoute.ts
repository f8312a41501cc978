import { LatencyHistogram } from '../../collect/latencyHistogram.ts';
import type { MetricBucket, MetricSeries } from '../../collect/metricStore.ts';
import type { ApiRequest } from './apiRequest.ts';
import { readWindow } from './readQuery.ts';
import { timeRangeOf } from './timeRange.ts';

/** One metric under one set of dimensions, over a window. */
export interface MetricTotals {
  readonly namespace: string;
  readonly name: string;
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** How many values. */
  readonly count: number;
  readonly sum: number;
  readonly max: number;
  /** Of durations only. */
  readonly p50: number | null;
  readonly p99: number | null;
}

/** Every metric that the functions wrote, by name and dimensions. */
export function answerMetrics({ query, nowMs, observer: { collector } }: ApiRequest): {
  readonly metrics: readonly MetricTotals[];
} {
  const { fromMs } = timeRangeOf(readWindow(query), nowMs, collector.startedMs);
  const metrics = collector.metrics
    .all()
    .map((series) => totalsOf(series, fromMs, nowMs))
    .filter(({ count }) => count > 0)
    .sort((a, b) => sortKey(a).localeCompare(sortKey(b)));
  return { metrics };
}

function totalsOf(
  { namespace, name, unit, dimensions, ring }: MetricSeries,
  fromMs: number,
  nowMs: number,
): MetricTotals {
  const buckets = ring.between(fromMs, nowMs).flatMap(({ bucket }) => bucket ?? []);
  const total = (read: (bucket: MetricBucket) => number) =>
    buckets.reduce((sum, bucket) => sum + read(bucket), 0);
  const latency = new LatencyHistogram();
  for (const bucket of buckets) if (bucket.latency !== undefined) latency.merge(bucket.latency);
  return {
    namespace,
    name,
    unit,
    dimensions,
    count: total(({ count }) => count),
    sum: total(({ sum }) => sum),
    max: buckets.reduce((most, { max }) => Math.max(most, max), 0),
    p50: latency.percentileMs(0.5),
    p99: latency.percentileMs(0.99),
  };
}

function sortKey({ namespace, name, dimensions }: MetricTotals): string {
  return `${namespace} ${name} ${Object.values(dimensions).join(' ')}`;
}
