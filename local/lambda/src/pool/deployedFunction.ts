import type { FunctionPool } from './functionPool.ts';

/** Figures of one function since it was put; gauges are of now. */
export interface FunctionMetrics {
  readonly invocations: number;
  readonly errors: number;
  readonly throttles: number;
  readonly coldStarts: number;
  readonly concurrentExecutions: number;
  readonly maxConcurrentExecutions: number;
  readonly environments: number;
}

/** A function as it is deployed now, with what is left of its earlier versions. */
export interface DeployedFunction {
  readonly pool: FunctionPool;
  /** An invocation has come, or is over: `change` is 1 or -1. Returns how many there are now. */
  countRunning(change: 1 | -1): number;
  countInvocation(isError: boolean): void;
  countThrottle(): void;
  /** New invocations run in this pool; those of the one before finish where they are. */
  replacePool(pool: FunctionPool): void;
  metrics(): FunctionMetrics;
  close(): Promise<void>;
}

export function createDeployedFunction(first: FunctionPool): DeployedFunction {
  const pools = [first];
  let pool = first;
  const counts = { invocations: 0, errors: 0, throttles: 0 };
  let running = 0;
  let maxRunning = 0;
  return {
    get pool() {
      return pool;
    },
    countRunning(change) {
      running += change;
      maxRunning = Math.max(maxRunning, running);
      return running;
    },
    countInvocation(isError) {
      counts.invocations++;
      if (isError) counts.errors++;
    },
    countThrottle() {
      counts.throttles++;
    },
    replacePool(next) {
      pool.retire();
      pools.push(next);
      pool = next;
    },
    metrics: () => ({
      ...counts,
      coldStarts: sum(pools.map((each) => each.coldStarts())),
      concurrentExecutions: running,
      maxConcurrentExecutions: maxRunning,
      environments: sum(pools.map((each) => each.environmentCount())),
    }),
    async close() {
      await Promise.all(pools.map((each) => each.close()));
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
