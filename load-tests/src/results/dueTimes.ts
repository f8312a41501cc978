import type { RawResult } from './rawResults.ts';

/** A request that k6 did not send, because nobody was free. */
export interface DroppedRequest {
  readonly dueMs: number;
  /** What it would have waited at the least, had it been sent by who was free next. */
  readonly fromDueMs: number;
}

export interface DueTimes {
  /** One for each result, in the same order. */
  readonly due: readonly number[];
  readonly dropped: readonly DroppedRequest[];
}

/**
 * When each request was due. A request that k6 dropped takes no number, so after drops a request's number is behind its tick: then
 * each is taken for the latest tick that was not after its start, which is when k6 starts one; the ticks between were dropped.
 *
 * @param results - of one worker, any order
 * @param ticks - due times of this worker, ascending
 */
export function dueTimes(results: readonly RawResult[], ticks: ArrayLike<number>): DueTimes {
  const order = results.toSorted((a, b) => a.startedMs - b.startedMs || a.index - b.index);
  const isBusyAt = busyTimes(order);
  const found = match(results, order, ticks, isBusyAt);
  // Where that does not explain all of them, the clock was too coarse: any tick may then have been dropped.
  return found ?? (match(results, order, ticks, () => true) as DueTimes);
}

/** @returns undefined when more were dropped than there were moments for it */
function match(
  results: readonly RawResult[],
  order: readonly RawResult[],
  ticks: ArrayLike<number>,
  mayDropAt: (tickMs: number) => boolean,
): DueTimes | undefined {
  const dueOf = new Map<RawResult, number>();
  const dropped: DroppedRequest[] = [];
  let droppable = Math.max(0, ticks.length - results.length);
  let tick = 0;
  const at = (index: number) => ticks[index] ?? 0;
  for (const result of order) {
    while (
      droppable > 0 &&
      tick + 1 < ticks.length &&
      at(tick + 1) <= result.startedMs &&
      mayDropAt(at(tick))
    ) {
      dropped.push(droppedAt(at(tick), result));
      tick++;
      droppable--;
    }
    dueOf.set(result, ticks[Math.min(tick, ticks.length - 1)] ?? result.startedMs);
    tick++;
  }
  const last = order[order.length - 1];
  for (; tick < ticks.length && last !== undefined; tick++) {
    if (!mayDropAt(at(tick))) return undefined;
    dropped.push(droppedAt(at(tick), last));
  }
  return { due: results.map((result) => dueOf.get(result) ?? result.startedMs), dropped };
}

/** k6 drops a request when all of its users are busy: when as many were under way as ever were, or one less (whole milliseconds). */
function busyTimes(order: readonly RawResult[]): (tickMs: number) => boolean {
  const starts = order.map(({ startedMs }) => startedMs);
  const ends = order
    .map(({ startedMs, connectMs, fromSendMs }) => startedMs + connectMs + fromSendMs)
    .toSorted((a, b) => a - b);
  const underWayAt = (ms: number) => countUpTo(starts, ms) - countUpTo(ends, ms);
  const most = starts.reduce((max, start) => Math.max(max, underWayAt(start)), 0);
  const least = Math.max(1, most - 1);
  return (tickMs) => underWayAt(tickMs) >= least;
}

/** How many of the ascending values are not above the limit. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function droppedAt(dueMs: number, next: RawResult): DroppedRequest {
  const { startedMs, connectMs, fromSendMs } = next;
  const tookMs = connectMs + fromSendMs;
  return { dueMs, fromDueMs: Math.max(tookMs, startedMs + tookMs - dueMs) };
}
