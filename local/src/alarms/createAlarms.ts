import type { AlarmBook, AlarmState, MetricAlarm, Transition } from '@graphlets/alarms/alarm';
import { createEvaluator } from '@graphlets/alarms/createEvaluator';
import { readEmf } from '@graphlets/alarms/metrics/readEmf';
import { metricsOf } from '@graphlets/alarms/metricsOf';
import type { Clock } from '@graphlets/platform/clock';
import type { LogLevel } from '@graphlets/platform/log';
import type { LogWriter } from '../logs/logRecord.ts';
import type { LambdaEntry } from '../logs/readLambdaEvents.ts';
import { feedLambdaEvents } from './feedLambdaEvents.ts';

/** One alarm as it stands. */
export interface AlarmView {
  readonly name: string;
  readonly state: AlarmState;
  /** ISO 8601; when it took this state. */
  readonly since: string;
  readonly reason: string;
  readonly description: string;
  /** Topics that are told when it goes to ALARM. */
  readonly tells: readonly string[];
}

/** The deployment's alarms, run over what happens on this machine. */
export interface Alarms {
  take(entry: LambdaEntry): void;
  /** Records in Embedded Metric Format that come from elsewhere: a canary that runs in a terminal. */
  putRecords(records: readonly unknown[]): void;
  /** Those in ALARM first, then by name. */
  view(): readonly AlarmView[];
  close(): void;
}

export interface AlarmsOptions {
  readonly book: AlarmBook;
  readonly clock: Clock;
  readonly onLog: LogWriter;
}

/** A period is judged this long after its end, so that what happened within it is there. */
const GRACE_MS = 250;
const CANARY_NAMESPACE = 'Graphlets/Canary';

/**
 * Runs the alarms and logs what changes. Those of the canary sleep until one has run as long as they look back: that
 * nobody started one before is no fault.
 */
export function createAlarms({ book, clock, onLog }: AlarmsOptions): Alarms {
  const evaluator = createEvaluator(book);
  const feed = feedLambdaEvents(evaluator);
  const startedMs = clock.now();
  const last = new Map<string, Transition>();
  let canarySinceMs = Number.POSITIVE_INFINITY;
  function isAsleep(alarm: MetricAlarm): boolean {
    const alarmPeriodMs = alarm.periodS * 1_000;
    const firstPeriodMs = Math.floor(canarySinceMs / alarmPeriodMs) * alarmPeriodMs;
    return isOfCanary(alarm) && clock.now() < firstPeriodMs + alarm.evaluationPeriods * alarmPeriodMs;
  }
  const periodMs = Math.min(...book.metricAlarms.map(({ periodS }) => periodS * 1_000));
  let cancel = () => {};
  if (book.metricAlarms.length > 0) schedule();

  function schedule(): void {
    const nowMs = clock.now();
    const nextMs = (Math.floor((nowMs - GRACE_MS) / periodMs) + 1) * periodMs + GRACE_MS;
    cancel = clock.after(nextMs - nowMs, () => {
      for (const transition of evaluator.evaluate(clock.now() - GRACE_MS, isAsleep)) tell(transition);
      schedule();
    });
  }

  function tell(transition: Transition): void {
    const { alarm, from, to, atMs, reason, notified } = transition;
    last.set(alarm, transition);
    onLog({
      time: new Date(atMs).toISOString(),
      level: levelOf(transition),
      function: 'alarms',
      message: `${alarm}: ${from} -> ${to}`,
      reason,
      ...(notified.length > 0 && { tells: notified.join(', ') }),
    });
  }

  return {
    take: feed,
    putRecords(records) {
      const isCanary = records.flatMap(readEmf).some(({ metric }) => metric.namespace === CANARY_NAMESPACE);
      if (isCanary) canarySinceMs = Math.min(canarySinceMs, clock.now());
      records.forEach(evaluator.putEmf);
    },
    view() {
      const states = evaluator.states();
      return [...book.metricAlarms, ...book.compositeAlarms]
        .map(({ name, description, alarmActions }) => ({
          name,
          state: states.get(name) ?? 'INSUFFICIENT_DATA',
          since: new Date(last.get(name)?.atMs ?? startedMs).toISOString(),
          reason: last.get(name)?.reason ?? '',
          description,
          tells: alarmActions,
        }))
        .sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
    },
    close: () => cancel(),
  };
}

function isOfCanary(alarm: MetricAlarm): boolean {
  return metricsOf(alarm).some(({ namespace }) => namespace === CANARY_NAMESPACE);
}

/** What wakes somebody is an error; that all begin well is no news. */
function levelOf({ from, to, notified }: Transition): LogLevel {
  if (to === 'ALARM') return notified.length > 0 ? 'error' : 'warn';
  return from === 'ALARM' ? 'info' : 'debug';
}

function rank({ state }: AlarmView): number {
  return state === 'ALARM' ? 0 : 1;
}
