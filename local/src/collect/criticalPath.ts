import type { GraphletCall } from './trafficRecord.ts';

/** What a request waited for, in order. */
export type CriticalPath = readonly GraphletCall[];

/** Two calls of one step may end within the same tick of the clock. */
const TOLERANCE_MS = 1;

/**
 * The chain of calls that a request's time went into: from its end back, each time the call that ended last before the
 * next one began. Where calls do not say when they began, the longest one alone, which no chain can be without.
 */
export function criticalPath(calls: readonly GraphletCall[]): CriticalPath {
  const timed = calls.flatMap((call) =>
    call.startMs === undefined
      ? []
      : [{ call, startMs: call.startMs, endMs: call.startMs + call.durationMs }],
  );
  if (timed.length < calls.length) return [calls.reduce(longer)];
  const path: GraphletCall[] = [];
  const left = timed.sort((a, b) => a.endMs - b.endMs);
  let beforeMs = Number.POSITIVE_INFINITY;
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next.endMs > beforeMs + TOLERANCE_MS) continue;
    path.unshift(next.call);
    beforeMs = next.startMs;
  }
  return path;
}

/** The call on the path that took longest: what made the request as slow as it was. */
export function slowestCall(path: CriticalPath): GraphletCall | undefined {
  return path.length === 0 ? undefined : path.reduce(longer);
}

function longer(a: GraphletCall, b: GraphletCall): GraphletCall {
  return b.durationMs > a.durationMs ? b : a;
}
