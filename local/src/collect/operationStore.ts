import { BucketRing, type Slot } from './bucketRing.ts';
import { criticalPath, slowestCall } from './criticalPath.ts';
import { LatencyHistogram } from './latencyHistogram.ts';
import type { TrafficRecord } from './trafficRecord.ts';

/** What an operation asked of one graphlet. */
export interface CallStats {
  calls: number;
  errors: number;
  timeouts: number;
  readonly latency: LatencyHistogram;
  /** Requests that waited for one of these calls. */
  requestsOnPath: number;
  pathMs: number;
  /** Requests in which one of these calls was what they waited for longest. */
  requestsSlowedMost: number;
}

export interface OperationBucket {
  requests: number;
  errors: number;
  totalMs: number;
  readonly latency: LatencyHistogram;
}

export interface CallBucket {
  gbSeconds: number;
  readonly graphlets: Map<string, CallStats>;
}

interface Operation {
  readonly rate: BucketRing<OperationBucket>;
  readonly calls: BucketRing<CallBucket>;
}

/** Names beyond the limit are one group under this one. */
const OTHERS = '(others)';
const TIMEOUT_CODE = 'GRAPHLET_TIMEOUT';

/** The last hour by operation name: by ten seconds what came, by the minute what was called. */
export class OperationStore {
  readonly #limits: { readonly operations: number; readonly graphlets: number };
  readonly #operations = new Map<string, Operation>();

  constructor(limits = { operations: 100, graphlets: 24 }) {
    this.#limits = limits;
  }

  /** @returns the name under which it counts */
  add(timeMs: number, traffic: TrafficRecord): string {
    const name = this.#groupOf(traffic.operationName);
    const operation = this.#find(name);
    const bucket = operation.rate.at(timeMs);
    if (bucket === undefined) return name;
    bucket.requests++;
    bucket.totalMs += traffic.durationMs;
    bucket.latency.add(traffic.durationMs);
    if (traffic.errorCount > 0 || (traffic.status ?? 200) >= 500) bucket.errors++;
    const graphlets = operation.calls.at(timeMs)?.graphlets;
    if (graphlets !== undefined) this.#addCalls(graphlets, traffic);
    return name;
  }

  addCost(timeMs: number, name: string, gbSeconds: number): void {
    const bucket = this.#find(name).calls.at(timeMs);
    if (bucket !== undefined) bucket.gbSeconds += gbSeconds;
  }

  names(): readonly string[] {
    return [...this.#operations.keys()];
  }

  rate(name: string, fromMs: number, toMs: number): readonly Slot<OperationBucket>[] {
    return this.#operations.get(name)?.rate.between(fromMs, toMs) ?? [];
  }

  calls(name: string, fromMs: number, toMs: number): readonly CallBucket[] {
    const slots = this.#operations.get(name)?.calls.between(fromMs, toMs) ?? [];
    return slots.flatMap(({ bucket }) => bucket ?? []);
  }

  #addCalls(graphlets: Map<string, CallStats>, { calls }: TrafficRecord): void {
    for (const { graphlet, durationMs, code } of calls) {
      const stats = this.#callStats(graphlets, graphlet);
      stats.calls++;
      stats.latency.add(durationMs);
      if (code !== undefined) stats.errors++;
      if (code === TIMEOUT_CODE) stats.timeouts++;
    }
    const path = criticalPath(calls);
    for (const [graphlet, onPath] of Map.groupBy(path, (call) => call.graphlet)) {
      const stats = this.#callStats(graphlets, graphlet);
      stats.requestsOnPath++;
      for (const { durationMs } of onPath) stats.pathMs += durationMs;
    }
    const slowest = slowestCall(path);
    if (slowest !== undefined) this.#callStats(graphlets, slowest.graphlet).requestsSlowedMost++;
  }

  #callStats(graphlets: Map<string, CallStats>, graphlet: string): CallStats {
    const isFull = graphlets.size >= this.#limits.graphlets && !graphlets.has(graphlet);
    return findOrMake(graphlets, isFull ? OTHERS : graphlet, emptyCalls);
  }

  #groupOf(name: string): string {
    const isFull = this.#operations.size >= this.#limits.operations && !this.#operations.has(name);
    return isFull ? OTHERS : name;
  }

  #find(name: string): Operation {
    return findOrMake(this.#operations, name, () => ({
      rate: new BucketRing(10_000, 360, emptyRate),
      calls: new BucketRing(60_000, 60, () => ({ gbSeconds: 0, graphlets: new Map() })),
    }));
  }
}

function findOrMake<V>(map: Map<string, V>, key: string, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function emptyRate(): OperationBucket {
  return { requests: 0, errors: 0, totalMs: 0, latency: new LatencyHistogram() };
}

export function emptyCalls(): CallStats {
  return {
    calls: 0,
    errors: 0,
    timeouts: 0,
    latency: new LatencyHistogram(),
    requestsOnPath: 0,
    pathMs: 0,
    requestsSlowedMost: 0,
  };
}
