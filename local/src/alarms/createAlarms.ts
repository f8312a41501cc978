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

/**
 * Runs the alarms and logs what changes. Those on journeys sleep until one has been run as long as they look back: that
 * nobody started a canary before, or runs some of the journeys only, is no fault.
 */
export function createAlarms({ book, clock, onLog }: AlarmsOptions): Alarms {
  const evaluator = createEvaluator(book);
  const feed = feedLambdaEvents(evaluator);
  const startedMs = clock.now();
  const last = new Map<string, Transition>();
  /** By journey: when it was first run. */
  const firstRunsMs = new Map<string, number>();
  function isAsleep(alarm: MetricAlarm): boolean {
    const journeys = journeysOf(alarm);
    if (journeys.length === 0) return false;
    const alarmPeriodMs = alarm.periodS * 1_000;
    const firstRunMs = Math.min(...journeys.map((journey) => firstRunsMs.get(journey) ?? Infinity));
    const firstPeriodMs = Math.floor(firstRunMs / alarmPeriodMs) * alarmPeriodMs;
    return !(clock.now() >= firstPeriodMs + alarm.evaluationPeriods * alarmPeriodMs);
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
      for (const { metric } of records.flatMap(readEmf)) {
        const { Journey: journey } = metric.dimensions;
        if (journey !== undefined && !firstRunsMs.has(journey)) firstRunsMs.set(journey, clock.now());
      }
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

/** Journeys that an alarm looks at. */
function journeysOf(alarm: MetricAlarm): readonly string[] {
  return metricsOf(alarm).flatMap(({ dimensions }) => dimensions.Journey ?? []);
}

/** What wakes somebody is an error; that all begin well is no news. */
function levelOf({ from, to, notified }: Transition): LogLevel {
  if (to === 'ALARM') return notified.length > 0 ? 'error' : 'warn';
  return from === 'ALARM' ? 'info' : 'debug';
}

function rank({ state }: AlarmView): number {
  return state === 'ALARM' ? 0 : 1;
}
