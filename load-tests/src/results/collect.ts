import { totalMs } from '../plan/loadShape.ts';
import type { ReplayPlan } from '../plan/makePlan.ts';
import { type DroppedRequest, dueTimes } from './dueTimes.ts';
import { type RawResult, readRawResults } from './rawResults.ts';
import { readThresholds, type Threshold } from './readThresholds.ts';
import type { SentRequest } from './sendResult.ts';

export interface CollectedRun {
  readonly sent: readonly SentRequest[];
  /** Nobody was free to send them. */
  readonly dropped: readonly DroppedRequest[];
  readonly thresholds: readonly Threshold[];
  /** Epoch milliseconds of the measured time's start. */
  readonly startedAt: number | undefined;
  /** Of the plan, how far the run came. */
  readonly reachedMs: number;
}

/**
 * Puts together what the workers left behind, also when they were interrupted.
 *
 * @param isWhole - the run came to its end: then what was not sent was dropped
 * @throws {K6Error} when a whole run left no summary
 */
export function collectRun(
  plan: ReplayPlan,
  files: { readonly raw: readonly string[]; readonly summaries: readonly string[] },
  isWhole: boolean,
): CollectedRun {
  const sent: SentRequest[] = [];
  const dropped: DroppedRequest[] = [];
  let startedAt: number | undefined;
  let reachedMs = 0;
  const lengthMs = totalMs(plan.shape);
  const workers = files.raw.length;
  files.raw.forEach((file, worker) => {
    const read = readRawResults(file);
    // At the very end k6 may send one more than is due.
    const isDue = ({ index, startedMs }: RawResult) => index < plan.ticks.length && startedMs < lengthMs;
    const raw = { ...read, results: read.results.filter(isDue) };
    const ticks = plan.ticks.filter((_, index) => index % workers === worker);
    const lastMs = raw.results.reduce((last, { startedMs }) => Math.max(last, startedMs), 0);
    reachedMs = Math.max(reachedMs, lastMs);
    const due = isWhole ? ticks : ticks.filter((tick) => tick <= lastMs);
    const times = dueTimes(raw.results, due);
    dropped.push(...times.dropped);
    if (raw.startedAt !== undefined) startedAt = Math.min(startedAt ?? raw.startedAt, raw.startedAt);
    raw.results.forEach(({ index, startedMs, connectMs, fromSendMs, outcome }, at) => {
      const dueAt = times.due[at] ?? startedMs;
      const endedMs = startedMs + connectMs + fromSendMs;
      sent.push({
        index,
        operation: plan.operations[plan.requests[index]?.operation ?? -1]?.name ?? '(unknown)',
        dueMs: dueAt,
        endedMs,
        fromDueMs: Math.max(fromSendMs, endedMs - dueAt),
        fromSendMs,
        outcome,
      });
    });
  });
  const thresholds = files.summaries.flatMap((file) => thresholdsIn(file, isWhole));
  return { sent, dropped, startedAt, reachedMs, thresholds };
}

/** A run that was ended early may have written no summary, or half of one; of a whole run a missing verdict is no pass. */
function thresholdsIn(file: string, isWhole: boolean): readonly Threshold[] {
  try {
    return readThresholds(file);
  } catch (error) {
    if (isWhole) throw error;
    return [];
  }
}
