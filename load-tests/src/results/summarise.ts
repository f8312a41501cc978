import { OUTCOMES, type Outcome } from '../k6/scriptFiles.ts';
import type { DroppedRequest } from './dueTimes.ts';
import type { SentRequest } from './sendResult.ts';
import { type Percentiles, percentiles, round } from './statistics.ts';

export interface OperationFigures {
  readonly name: string;
  readonly sent: number;
  readonly sharePercent: number;
  readonly failures: number;
  readonly latencyMs: Percentiles;
}

export interface SecondFigures {
  readonly second: number;
  readonly due: number;
  readonly sent: number;
  readonly p50: number;
  readonly p99: number;
  readonly failures: number;
  readonly timeouts: number;
}

export interface RunFigures {
  readonly sent: number;
  readonly dropped: number;
  readonly targetTps: number;
  readonly achievedTps: number;
  /** Sent and answered in any way, against what was due. */
  readonly achievedPercent: number;
  readonly failures: number;
  readonly failurePercent: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** From the time that a request was due: what a user waits. Dropped ones count with what they would have waited. */
  readonly latencyMs: Percentiles;
  /** From the send: what is lost when the sender waits itself (coordinated omission). */
  readonly latencyFromSendMs: Percentiles;
  readonly operations: readonly OperationFigures[];
  readonly seconds: readonly SecondFigures[];
}

/**
 * @param ticks - due times of the part that was run, milliseconds
 * @param lengthMs - of that part
 */
export function summarise(
  sent: readonly SentRequest[],
  dropped: readonly DroppedRequest[],
  ticks: ArrayLike<number>,
  lengthMs: number,
): RunFigures {
  const seconds = lengthMs / 1_000;
  const failures = sent.filter(({ outcome }) => outcome !== 'ok').length;
  const achieved = sent.length;
  const due = ticks.length;
  return {
    sent: sent.length,
    dropped: dropped.length,
    targetTps: perSecond(due, seconds),
    achievedTps: perSecond(achieved, seconds),
    achievedPercent: due === 0 ? 0 : round((100 * achieved) / due),
    failures,
    failurePercent: percent(failures, sent.length),
    outcomes: countOutcomes(sent),
    latencyMs: percentiles([...sent, ...dropped].map(({ fromDueMs }) => fromDueMs)),
    latencyFromSendMs: percentiles(sent.map(({ fromSendMs }) => fromSendMs)),
    operations: byOperation(sent),
    seconds: bySecond(sent, dropped, ticks, Math.max(1, Math.ceil(seconds))),
  };
}

function countOutcomes(sent: readonly SentRequest[]): Record<Outcome, number> {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of sent) counts[outcome]++;
  return counts;
}

function byOperation(sent: readonly SentRequest[]): readonly OperationFigures[] {
  return [...Map.groupBy(sent, ({ operation }) => operation)]
    .map(([name, requests]) => ({
      name,
      sent: requests.length,
      sharePercent: percent(requests.length, sent.length),
      failures: requests.filter(({ outcome }) => outcome !== 'ok').length,
      latencyMs: percentiles(requests.map(({ fromDueMs }) => fromDueMs)),
    }))
    .toSorted((a, b) => b.sent - a.sent);
}

/** By the second in which a request was due, so that a stall stands where it was. */
function bySecond(
  sent: readonly SentRequest[],
  dropped: readonly DroppedRequest[],
  ticks: ArrayLike<number>,
  count: number,
): readonly SecondFigures[] {
  const due = new Array<number>(count).fill(0);
  for (let at = 0; at < ticks.length; at++) {
    const second = Math.min(count - 1, Math.floor((ticks[at] ?? 0) / 1_000));
    due[second] = (due[second] ?? 0) + 1;
  }
  const secondOf = ({ dueMs }: { readonly dueMs: number }) => Math.min(count - 1, Math.floor(dueMs / 1_000));
  const bySecondDue = Map.groupBy(sent, secondOf);
  const bySecondDropped = Map.groupBy(dropped, secondOf);
  return due.map((dueCount, second) => {
    const requests = bySecondDue.get(second) ?? [];
    const waits = [...requests, ...(bySecondDropped.get(second) ?? [])];
    const { p50, p99 } = percentiles(waits.map(({ fromDueMs }) => fromDueMs));
    return {
      second,
      due: dueCount,
      sent: requests.length,
      p50,
      p99,
      failures: requests.filter(({ outcome }) => outcome !== 'ok').length,
      timeouts: requests.filter(({ outcome }) => outcome === 'timeout').length,
    };
  });
}

function percent(part: number, of: number): number {
  return of === 0 ? 0 : Math.round((1e5 * part) / of) / 1e3;
}

function perSecond(count: number, seconds: number): number {
  return seconds === 0 ? 0 : round(count / seconds);
}
