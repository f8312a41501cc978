import { percentiles, round } from '../results/statistics.ts';
import type { Activity, Invocation } from './activity.ts';
import type { FunctionFigures, FunctionSeconds, FunctionUsageFigures } from './functionUsage.ts';

/** Kept above what was seen: a run is a sample of what can come. */
export const HEADROOM_PERCENT = 30;

/**
 * Concurrency during a run and what to set by it: reserved covers the maximum, provisioned the average, both with headroom.
 *
 * @param fromMs - start of the measured time, epoch milliseconds
 */
export function sizeFunctions(
  activity: Activity,
  fromMs: number,
  toMs: number,
  source: string,
): FunctionUsageFigures {
  const isInside = (atMs: number) => atMs >= fromMs && atMs <= toMs;
  const invocations = activity.invocations.filter(({ startMs }) => isInside(startMs));
  const throttles = activity.throttles.filter(({ atMs }) => isInside(atMs));
  const coldStarts = activity.coldStarts.filter(({ atMs }) => isInside(atMs));
  const names = [...new Set([...invocations, ...throttles].map((each) => each.function))];
  const functions = names
    .map((name): FunctionFigures => {
      const own = invocations.filter((each) => each.function === name);
      const durations = own.map(({ startMs, endMs }) => endMs - startMs);
      const latency = percentiles(durations);
      const littlesLaw = durations.reduce((sum, ms) => sum + ms, 0) / (toMs - fromMs);
      const maxConcurrency = maxOverlap(own);
      return {
        name,
        invocations: own.length,
        failures: own.filter(({ status }) => status !== 'success').length,
        timeouts: own.filter(({ status }) => status === 'timeout').length,
        throttles: throttles.filter((each) => each.function === name).length,
        coldStarts: coldStarts.filter((each) => each.function === name).length,
        maxConcurrency,
        p50Ms: latency.p50,
        p99Ms: latency.p99,
        littlesLaw: round(littlesLaw),
        recommended: { reserved: withHeadroom(maxConcurrency), provisioned: withHeadroom(littlesLaw) },
      };
    })
    .toSorted((a, b) => b.maxConcurrency - a.maxConcurrency || b.invocations - a.invocations);
  const maxAccountConcurrency = maxOverlap(invocations);
  return {
    source,
    functions,
    maxAccountConcurrency,
    recommendedAccountLimit: withHeadroom(maxAccountConcurrency),
    headroomPercent: HEADROOM_PERCENT,
    series: seriesOf({ invocations, throttles, coldStarts }, names, fromMs, toMs),
  };
}

function withHeadroom(concurrency: number): number {
  return Math.ceil(concurrency * (1 + HEADROOM_PERCENT / 100));
}

/** How many ran at the same time at the most. */
export function maxOverlap(invocations: readonly Pick<Invocation, 'startMs' | 'endMs'>[]): number {
  const changes = invocations.flatMap(({ startMs, endMs }) => [
    { at: startMs, by: 1 },
    { at: endMs, by: -1 },
  ]);
  // One that ends when another starts makes room for it.
  changes.sort((a, b) => a.at - b.at || a.by - b.by);
  let running = 0;
  let max = 0;
  for (const { by } of changes) {
    running += by;
    max = Math.max(max, running);
  }
  return max;
}

function seriesOf(
  activity: Activity,
  names: readonly string[],
  fromMs: number,
  toMs: number,
): FunctionSeconds {
  const count = Math.max(1, Math.ceil((toMs - fromMs) / 1_000));
  const second = Array.from({ length: count }, (_, at) => at);
  const perSecond = (times: readonly number[]) => {
    const counts = new Array<number>(count).fill(0);
    for (const at of times) {
      const bin = Math.min(count - 1, Math.floor((at - fromMs) / 1_000));
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    return counts;
  };
  return {
    second,
    functions: names.map((name) => {
      const own = activity.invocations.filter((each) => each.function === name);
      const buckets: Invocation[][] = second.map(() => []);
      for (const each of own) {
        const first = Math.max(0, Math.floor((each.startMs - fromMs) / 1_000));
        const last = Math.min(count - 1, Math.floor((each.endMs - fromMs) / 1_000));
        for (let at = first; at <= last; at++) buckets[at]?.push(each);
      }
      const timesOf = (all: readonly { function: string; atMs: number }[]) =>
        all.filter((each) => each.function === name).map(({ atMs }) => atMs);
      return {
        name,
        concurrency: buckets.map(maxOverlap),
        coldStarts: perSecond(timesOf(activity.coldStarts)),
        throttles: perSecond(timesOf(activity.throttles)),
      };
    }),
  };
}
