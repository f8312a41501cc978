import {
  emptyCounts,
  type FunctionBucket,
  type FunctionCounts,
  type FunctionSeries,
} from '../../collect/functionSeries.ts';
import { LatencyHistogram } from '../../collect/latencyHistogram.ts';
import { type Window, windows } from '../../collect/window.ts';

/** A function over a window, in figures. */
export interface FunctionTotals extends Readonly<FunctionCounts> {
  readonly name: string;
  readonly perSecond: number;
  readonly p50Ms: number | null;
  readonly p90Ms: number | null;
  readonly p99Ms: number | null;
  readonly maxMs: number;
  /** Executions now. */
  readonly concurrency: number;
  readonly maxConcurrency: number;
  /** Requests a second, over a window in 60 steps: for a small chart. */
  readonly trend: readonly number[];
}

/** A function over a window, bucket by bucket; all lists are as long as `startMs`. */
export interface FunctionSeriesView {
  readonly bucketMs: number;
  readonly startMs: readonly number[];
  readonly perSecond: readonly number[];
  readonly failuresPerSecond: readonly number[];
  readonly requestErrorsPerSecond: readonly number[];
  readonly p50Ms: readonly (number | null)[];
  readonly p90Ms: readonly (number | null)[];
  readonly p99Ms: readonly (number | null)[];
  readonly timeouts: readonly number[];
  readonly deadlinesExceeded: readonly number[];
  readonly graphletTimeouts: readonly number[];
  readonly throttles: readonly number[];
  readonly concurrency: readonly number[];
  readonly coldStarts: readonly number[];
}

const TREND_STEPS = 60;
const MS_PER_S = 1_000;

/** @param seconds - how long the window has been watched */
export function functionTotals(
  name: string,
  series: FunctionSeries,
  { window, nowMs, seconds }: { readonly window: Window; readonly nowMs: number; readonly seconds: number },
): FunctionTotals {
  const { bucketMs, bucketCount } = windows[window];
  const slots = series.slots(window, nowMs);
  const { latency, ...sums } = addUp(slots.flatMap(({ bucket }) => bucket ?? []));
  const perStep = bucketCount / TREND_STEPS;
  const trend = Array.from({ length: TREND_STEPS }, (_, step) => {
    const part = slots.slice(step * perStep, (step + 1) * perStep);
    const invocations = part.reduce((sum, { bucket }) => sum + (bucket?.invocations ?? 0), 0);
    return invocations / ((perStep * bucketMs) / MS_PER_S);
  });
  return {
    name,
    ...sums,
    perSecond: sums.invocations / seconds,
    p50Ms: latency.percentileMs(0.5),
    p90Ms: latency.percentileMs(0.9),
    p99Ms: latency.percentileMs(0.99),
    maxMs: latency.maxMs,
    concurrency: series.concurrency,
    trend,
  };
}

/** @returns counts added up, the greatest concurrency, all latencies */
export function addUp(buckets: readonly FunctionBucket[]): FunctionCounts & {
  maxConcurrency: number;
  latency: LatencyHistogram;
} {
  const sums = { ...emptyCounts(), maxConcurrency: 0, latency: new LatencyHistogram() };
  const names = Object.keys(emptyCounts()) as (keyof FunctionCounts)[];
  for (const bucket of buckets) {
    for (const name of names) sums[name] += bucket[name];
    sums.maxConcurrency = Math.max(sums.maxConcurrency, bucket.maxConcurrency);
    if (bucket.latency !== undefined) sums.latency.merge(bucket.latency);
  }
  return sums;
}

/** The bucket that is not yet full is left out: it would look like a fall. */
export function functionSeries(series: FunctionSeries, window: Window, nowMs: number): FunctionSeriesView {
  const { bucketMs } = windows[window];
  const slots = series.slots(window, nowMs).slice(0, -1);
  const list = <T>(read: (bucket: FunctionBucket) => T, none: T): readonly T[] =>
    slots.map(({ bucket }) => (bucket === undefined ? none : read(bucket)));
  const rate = (name: keyof FunctionCounts) => list((bucket) => bucket[name] / (bucketMs / MS_PER_S), 0);
  const count = (name: keyof FunctionCounts) => list((bucket) => bucket[name], 0);
  const percentile = (share: number) => list((bucket) => bucket.latency?.percentileMs(share) ?? null, null);
  return {
    bucketMs,
    startMs: slots.map(({ startMs }) => startMs),
    perSecond: rate('invocations'),
    failuresPerSecond: rate('failures'),
    requestErrorsPerSecond: rate('requestErrors'),
    p50Ms: percentile(0.5),
    p90Ms: percentile(0.9),
    p99Ms: percentile(0.99),
    timeouts: count('timeouts'),
    deadlinesExceeded: count('deadlinesExceeded'),
    graphletTimeouts: count('graphletTimeouts'),
    throttles: count('throttles'),
    concurrency: list((bucket) => bucket.maxConcurrency, 0),
    coldStarts: count('coldStarts'),
  };
}
