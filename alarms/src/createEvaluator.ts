import type { AlarmBook, AlarmState, CompositeAlarm, MetricAlarm, Transition } from './alarm.ts';
import { alarmsOf, holds, parseRule, type Rule } from './composite/parseRule.ts';
import { AlarmDefinitionError } from './errors.ts';
import { evaluateMetricAlarm, type Quotas, reachMs } from './evaluate/evaluateMetricAlarm.ts';
import { createLineCounter } from './logs/countLine.ts';
import { type Datum, metricKey } from './metrics/datum.ts';
import { createMetricStore } from './metrics/metricStore.ts';
import { readEmf } from './metrics/readEmf.ts';
import { metricsOf } from './metricsOf.ts';

export interface Evaluator {
  put(datum: Datum): void;
  /** Takes a record in Embedded Metric Format; anything else is passed over. */
  putEmf(record: unknown): void;
  /** Takes a log line, parsed, for the metric filters. */
  putLine(line: unknown, timeMs: number, logGroup: string): void;
  /**
   * Judges every alarm by the periods that have ended, as CloudWatch does once a minute.
   *
   * @param isAsleep - metric alarms that are passed over and keep their state
   * @returns the changes, metric alarms first
   */
  evaluate(nowMs: number, isAsleep?: (alarm: MetricAlarm) => boolean): readonly Transition[];
  states(): ReadonlyMap<string, AlarmState>;
}

type Moved = Pick<CompositeAlarm, 'name' | 'alarmActions'>;
type ParsedComposite = CompositeAlarm & { readonly parsed: Rule };

/** What an AWS account has when nobody asked for more. */
const standardQuotas: Quotas = { ConcurrentExecutions: 1_000 };

/**
 * Runs alarms without CloudWatch: no clock, no I/O; time comes in with the data and with `evaluate`. All begin with
 * INSUFFICIENT_DATA, as they do when they are created.
 *
 * @param quotas - for `SERVICE_QUOTA`
 * @throws {AlarmDefinitionError} when composite alarms name what is not there, or each other in a circle
 */
export function createEvaluator(book: AlarmBook, quotas: Quotas = standardQuotas): Evaluator {
  const composites = inOrder(book.compositeAlarms, new Set(book.metricAlarms.map(({ name }) => name)));
  const states = new Map<string, AlarmState>(
    [...book.metricAlarms, ...composites].map(({ name }) => [name, 'INSUFFICIENT_DATA']),
  );
  const wanted = new Set(book.metricAlarms.flatMap(metricsOf).map(metricKey));
  const store = createMetricStore({
    bucketMs: bucketMsFor(book),
    isWanted: (key) => wanted.has(key),
  });
  const countLine = createLineCounter(book.logFilters);
  const keptMs = Math.max(0, ...book.metricAlarms.map(reachMs));

  function move(alarm: Moved, to: AlarmState, atMs: number, reason: string): readonly Transition[] {
    const from = states.get(alarm.name) ?? 'INSUFFICIENT_DATA';
    if (from === to) return [];
    states.set(alarm.name, to);
    return [
      { alarm: alarm.name, from, to, atMs, reason, notified: to === 'ALARM' ? alarm.alarmActions : [] },
    ];
  }

  return {
    put: store.put,
    putEmf: (record) => readEmf(record).forEach(store.put),
    putLine: (line, timeMs, logGroup) => countLine(line, timeMs, logGroup).forEach(store.put),
    evaluate(nowMs, isAsleep = () => false) {
      store.forgetBefore(nowMs - keptMs);
      const ofMetrics = book.metricAlarms.flatMap((alarm) => {
        if (isAsleep(alarm)) return [];
        try {
          const { state, reason } = evaluateMetricAlarm(alarm, store, quotas, nowMs);
          return state === 'retain' ? [] : move(alarm, state, nowMs, reason);
        } catch (cause) {
          if (!(cause instanceof SyntaxError)) throw cause;
          throw new AlarmDefinitionError(alarm.name, cause.message, { cause });
        }
      });
      const ofComposites = composites.flatMap((alarm) => {
        const isHeld = holds(alarm.parsed, (name) => states.get(name));
        const red = alarmsOf(alarm.parsed).filter((name) => states.get(name) === 'ALARM');
        return move(alarm, isHeld ? 'ALARM' : 'OK', nowMs, `in alarm: ${red.join(', ') || 'none'}`);
      });
      return [...ofMetrics, ...ofComposites];
    },
    states: () => states,
  };
}

/** The longest that every period is a multiple of, so that a period is whole buckets. */
function bucketMsFor({ metricAlarms }: AlarmBook): number {
  const divide = (a: number, b: number): number => (b === 0 ? a : divide(b, a % b));
  return metricAlarms.reduce((ms, { periodS }) => divide(ms, periodS * 1_000), 0) || 1_000;
}

/** Composite alarms after those that they look at. */
function inOrder(
  composites: readonly CompositeAlarm[],
  metricAlarms: ReadonlySet<string>,
): readonly ParsedComposite[] {
  const waiting = new Map(
    composites.map((alarm) => [alarm.name, { ...alarm, parsed: parseRule(alarm.rule) }]),
  );
  const ordered: ParsedComposite[] = [];
  const isDone = (name: string) => metricAlarms.has(name) || ordered.some((alarm) => alarm.name === name);
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ parsed }) => alarmsOf(parsed).every(isDone));
    const [stuck] = waiting.values();
    if (ready.length === 0 && stuck !== undefined) {
      const missing = alarmsOf(stuck.parsed).filter((name) => !isDone(name));
      throw new AlarmDefinitionError(
        stuck.name,
        `its rule waits for ${missing.join(', ')}, which cannot be decided first`,
      );
    }
    for (const alarm of ready) {
      waiting.delete(alarm.name);
      ordered.push(alarm);
    }
  }
  return ordered;
}
