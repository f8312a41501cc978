import { LatencyHistogram } from '../../collect/latencyHistogram.ts';
import { type CallStats, emptyCalls, type OperationStore } from '../../collect/operationStore.ts';

/** An operation over a window, in figures. */
export interface OperationTotals {
  readonly name: string;
  readonly requests: number;
  readonly perSecond: number;
  readonly errors: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly maxMs: number;
  /** Of the gateway and of the graphlets that it called. */
  readonly gbSeconds: number;
  /** Of all GB-seconds of all functions; null when there were none. */
  readonly costShare: number | null;
  /** The graphlet that most often slowed it most. */
  readonly slowedBy: string | null;
}

/** What an operation asks of one graphlet, over a window. */
export interface GraphletShare {
  readonly graphlet: string;
  readonly calls: number;
  readonly callsPerRequest: number;
  readonly errors: number;
  readonly timeouts: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  /** Of the requests: those that waited for one of its calls. */
  readonly onPathShare: number;
  /** Mean over all requests of the time that they waited for it. */
  readonly pathMsPerRequest: number;
  /** Of the requests: those that waited for it longest. */
  readonly slowedMostShare: number;
}

export interface OperationView extends OperationTotals {
  /** Mean time of a request. */
  readonly meanMs: number;
  /** Of it, what was spent in the gateway and between the calls. */
  readonly gatewayMs: number;
  /** By how long requests waited for them, longest first. */
  readonly graphlets: readonly GraphletShare[];
  readonly series: {
    readonly startMs: readonly number[];
    readonly perSecond: readonly number[];
    readonly errorsPerSecond: readonly number[];
    readonly p50Ms: readonly (number | null)[];
    readonly p99Ms: readonly (number | null)[];
  };
}

export interface OperationQuery {
  readonly store: OperationStore;
  readonly name: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** How long that time has been watched. */
  readonly seconds: number;
  /** Of all functions in that time. */
  readonly allGbSeconds: number;
}

const BUCKET_S = 10;

export function operationTotals(query: OperationQuery): OperationTotals {
  const { store, name, fromMs, toMs, seconds, allGbSeconds } = query;
  const latency = new LatencyHistogram();
  let errors = 0;
  for (const { bucket } of store.rate(name, fromMs, toMs)) {
    if (bucket === undefined) continue;
    latency.merge(bucket.latency);
    errors += bucket.errors;
  }
  const calls = store.calls(name, fromMs, toMs);
  const gbSeconds = calls.reduce((sum, bucket) => sum + bucket.gbSeconds, 0);
  const slowest = [...graphletsOf(query)].sort(
    ([, a], [, b]) => b.requestsSlowedMost - a.requestsSlowedMost,
  )[0];
  return {
    name,
    requests: latency.count,
    perSecond: latency.count / seconds,
    errors,
    p50Ms: latency.percentileMs(0.5),
    p99Ms: latency.percentileMs(0.99),
    maxMs: latency.maxMs,
    gbSeconds,
    costShare: allGbSeconds > 0 ? Math.min(1, gbSeconds / allGbSeconds) : null,
    slowedBy: slowest?.[0] ?? null,
  };
}

export function viewOperation(query: OperationQuery): OperationView {
  const totals = operationTotals(query);
  const slots = query.store.rate(query.name, query.fromMs, query.toMs);
  const totalMs = slots.reduce((sum, { bucket }) => sum + (bucket?.totalMs ?? 0), 0);
  const requests = Math.max(1, totals.requests);
  const graphlets = [...graphletsOf(query)]
    .map(([graphlet, stats]) => shareOf(graphlet, stats, requests))
    .sort((a, b) => b.pathMsPerRequest - a.pathMsPerRequest);
  const meanMs = totalMs / requests;
  const waitedMs = graphlets.reduce((sum, { pathMsPerRequest }) => sum + pathMsPerRequest, 0);
  // The last one is not yet full.
  const full = slots.slice(0, -1);
  return {
    ...totals,
    meanMs,
    gatewayMs: Math.max(0, meanMs - waitedMs),
    graphlets,
    series: {
      startMs: full.map(({ startMs }) => startMs),
      perSecond: full.map(({ bucket }) => (bucket?.requests ?? 0) / BUCKET_S),
      errorsPerSecond: full.map(({ bucket }) => (bucket?.errors ?? 0) / BUCKET_S),
      p50Ms: full.map(({ bucket }) => bucket?.latency.percentileMs(0.5) ?? null),
      p99Ms: full.map(({ bucket }) => bucket?.latency.percentileMs(0.99) ?? null),
    },
  };
}

function graphletsOf({ store, name, fromMs, toMs }: OperationQuery): ReadonlyMap<string, CallStats> {
  const sums = new Map<string, CallStats>();
  for (const { graphlets } of store.calls(name, fromMs, toMs)) {
    for (const [graphlet, stats] of graphlets) {
      const sum = sums.get(graphlet) ?? emptyCalls();
      sums.set(graphlet, sum);
      sum.calls += stats.calls;
      sum.errors += stats.errors;
      sum.timeouts += stats.timeouts;
      sum.latency.merge(stats.latency);
      sum.requestsOnPath += stats.requestsOnPath;
      sum.pathMs += stats.pathMs;
      sum.requestsSlowedMost += stats.requestsSlowedMost;
    }
  }
  return sums;
}

function shareOf(graphlet: string, stats: CallStats, requests: number): GraphletShare {
  return {
    graphlet,
    calls: stats.calls,
    callsPerRequest: stats.calls / requests,
    errors: stats.errors,
    timeouts: stats.timeouts,
    p50Ms: stats.latency.percentileMs(0.5),
    p99Ms: stats.latency.percentileMs(0.99),
    onPathShare: Math.min(1, stats.requestsOnPath / requests),
    pathMsPerRequest: stats.pathMs / requests,
    slowedMostShare: Math.min(1, stats.requestsSlowedMost / requests),
  };
}
