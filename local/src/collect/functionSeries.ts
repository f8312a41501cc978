import type { Report } from '@graphlets/local-lambda';
import type { Slot } from './bucketRing.ts';
import { LatencyHistogram } from './latencyHistogram.ts';
import { type Window, windowed } from './window.ts';

/** What counts up in a function. */
export interface FunctionCounts {
  invocations: number;
  /** Invocations that Lambda calls failed: thrown, crashed, timed out, out of memory. */
  failures: number;
  /** Ended by Lambda's own timeout. */
  timeouts: number;
  outOfMemory: number;
  throttles: number;
  coldStarts: number;
  /** Billed: duration times memory. */
  gbSeconds: number;
  /** Requests with GraphQL errors, by the function's own metric. */
  requestErrors: number;
  /** Requests that ran out of their deadline, by the function's own metric. */
  deadlinesExceeded: number;
  /** Graphlet calls that ran out of time, by the gateway's metric. */
  graphletTimeouts: number;
}

export interface FunctionBucket extends FunctionCounts {
  maxConcurrency: number;
  latency: LatencyHistogram | undefined;
}

const MS_PER_S = 1_000;
const MB_PER_GB = 1_024;

/** What happened in one function, second by second and ten by ten. */
export class FunctionSeries {
  /** Executions now. */
  concurrency = 0;
  readonly #rings = windowed(() => this.#emptyBucket());
  #concurrencyKnownMs = 0;

  report(timeMs: number, report: Report): void {
    this.#each(timeMs, (bucket) => {
      bucket.invocations++;
      bucket.gbSeconds += gbSecondsOf(report);
      bucket.latency ??= new LatencyHistogram();
      bucket.latency.add(report.durationMs);
      if (report.status !== 'success') bucket.failures++;
      if (report.status === 'timeout') bucket.timeouts++;
      if (report.errorType === 'Runtime.OutOfMemory') bucket.outOfMemory++;
    });
  }

  count(timeMs: number, what: keyof FunctionCounts, amount = 1): void {
    this.#each(timeMs, (bucket) => {
      bucket[what] += amount;
    });
  }

  setConcurrency(timeMs: number, concurrency: number): void {
    this.#carryConcurrency(timeMs);
    this.concurrency = concurrency;
    this.#each(timeMs, (bucket) => {
      bucket.maxConcurrency = Math.max(bucket.maxConcurrency, concurrency);
    });
  }

  slots(window: Window, nowMs: number): readonly Slot<FunctionBucket>[] {
    this.#carryConcurrency(nowMs);
    return this.#rings[window].upTo(nowMs);
  }

  /** By the second as far as that goes back, by ten before. */
  between(fromMs: number, toMs: number, nowMs: number): readonly FunctionBucket[] {
    this.#carryConcurrency(nowMs);
    const fine = this.#rings['5m'];
    const isRecent = fromMs > nowMs - (fine.bucketCount - 1) * fine.bucketMs;
    const slots = this.#rings[isRecent ? '5m' : '1h'].between(fromMs, toMs);
    return slots.flatMap(({ bucket }) => bucket ?? []);
  }

  /** An execution that lasts counts in every bucket of its time, not only where it began. */
  #carryConcurrency(nowMs: number): void {
    if (this.concurrency > 0) {
      for (const ring of Object.values(this.#rings)) {
        const kept = nowMs - ring.bucketCount * ring.bucketMs;
        // A bucket that is made takes what runs now.
        for (let at = Math.max(this.#concurrencyKnownMs, kept); at < nowMs; at += ring.bucketMs) ring.at(at);
        ring.at(nowMs);
      }
    }
    this.#concurrencyKnownMs = Math.max(this.#concurrencyKnownMs, nowMs);
  }

  #each(timeMs: number, change: (bucket: FunctionBucket) => void): void {
    for (const ring of Object.values(this.#rings)) {
      const bucket = ring.at(timeMs);
      if (bucket !== undefined) change(bucket);
    }
  }

  #emptyBucket(): FunctionBucket {
    return { ...emptyCounts(), maxConcurrency: this.concurrency, latency: undefined };
  }
}

export function emptyCounts(): FunctionCounts {
  return {
    invocations: 0,
    failures: 0,
    timeouts: 0,
    outOfMemory: 0,
    throttles: 0,
    coldStarts: 0,
    gbSeconds: 0,
    requestErrors: 0,
    deadlinesExceeded: 0,
    graphletTimeouts: 0,
  };
}

export function gbSecondsOf(report: Report): number {
  return (report.billedDurationMs / MS_PER_S) * (report.memorySizeMb / MB_PER_GB);
}
