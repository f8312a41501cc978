/** Lambda's limits (docs.aws.amazon.com/lambda, "Understanding Lambda function scaling"). */
export interface LambdaLimits {
  /** Concurrent executions of the account. */
  readonly accountConcurrency: number;
  readonly reserved: Readonly<Record<string, number>>;
  readonly provisioned: Readonly<Record<string, number>>;
  /**
   * How fast environments are added. `per-function`: today's rule, so many in ten seconds for each function. `burst-pool`: the
   * rule until November 2023, a pool of the account and its refill.
   */
  readonly scaling:
    | { readonly kind: 'per-function'; readonly per10Seconds: number }
    | { readonly kind: 'burst-pool'; readonly pool: number; readonly perMinute: number };
  /** An environment that is idle for so long is gone. */
  readonly idleMs: number;
}

export const TODAY: LambdaLimits['scaling'] = { kind: 'per-function', per10Seconds: 1_000 };
export const BURST_POOL: LambdaLimits['scaling'] = { kind: 'burst-pool', pool: 3_000, perMinute: 500 };

export type ThrottleReason = 'account' | 'reserved' | 'scaling';
export type Admission =
  | { readonly kind: 'warm' | 'cold' }
  | { readonly kind: 'throttled'; readonly reason: ThrottleReason };

/** Who may run; knows nothing of how long anything takes. Times in milliseconds, never going back. */
export interface LambdaModel {
  enter(name: string, nowMs: number): Admission;
  leave(name: string, nowMs: number): void;
  running(name: string): number;
  runningOfAccount(): number;
}

interface FunctionState {
  running: number;
  /** When each idle environment became so; the most recent last, which is the one used next. */
  readonly idleSince: number[];
  readonly bucket: Bucket;
}

export function createLambdaModel(limits: LambdaLimits): LambdaModel {
  const { scaling, reserved, provisioned } = limits;
  const functions = new Map<string, FunctionState>();
  const accountBucket =
    scaling.kind === 'burst-pool' ? createBucket(scaling.pool, scaling.perMinute, 60_000) : undefined;
  const unreservedLimit =
    limits.accountConcurrency - Object.values(reserved).reduce((sum, amount) => sum + amount, 0);
  let unreservedRunning = 0;
  let running = 0;

  function stateOf(name: string): FunctionState {
    const known = functions.get(name);
    if (known !== undefined) return known;
    const made: FunctionState = {
      running: 0,
      idleSince: new Array<number>(provisioned[name] ?? 0).fill(Number.POSITIVE_INFINITY),
      bucket:
        scaling.kind === 'per-function'
          ? createBucket(scaling.per10Seconds, scaling.per10Seconds, 10_000)
          : (accountBucket as Bucket),
    };
    functions.set(name, made);
    return made;
  }

  return {
    enter(name, nowMs) {
      const state = stateOf(name);
      const own = reserved[name];
      if (own === undefined ? unreservedRunning >= unreservedLimit : state.running >= own) {
        return { kind: 'throttled', reason: own === undefined ? 'account' : 'reserved' };
      }
      const isWarm = takeIdle(state.idleSince, nowMs - limits.idleMs);
      if (!isWarm && !state.bucket.take(nowMs)) return { kind: 'throttled', reason: 'scaling' };
      state.running++;
      running++;
      if (own === undefined) unreservedRunning++;
      return { kind: isWarm ? 'warm' : 'cold' };
    },
    leave(name, nowMs) {
      const state = stateOf(name);
      state.running--;
      running--;
      if (reserved[name] === undefined) unreservedRunning--;
      state.idleSince.push(nowMs);
    },
    running: (name) => stateOf(name).running,
    runningOfAccount: () => running,
  };
}

function takeIdle(idleSince: number[], goneBefore: number): boolean {
  const latest = idleSince.pop();
  if (latest === undefined) return false;
  if (latest >= goneBefore) return true;
  // What became idle before that is gone as well.
  idleSince.length = 0;
  return false;
}

interface Bucket {
  take(nowMs: number): boolean;
}

/** Full at first, refilled evenly. */
function createBucket(capacity: number, refill: number, everyMs: number): Bucket {
  let tokens = capacity;
  let last = 0;
  return {
    take(nowMs) {
      tokens = Math.min(capacity, tokens + ((nowMs - last) * refill) / everyMs);
      last = nowMs;
      if (tokens < 1) return false;
      tokens--;
      return true;
    },
  };
}
