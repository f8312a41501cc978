import type { AlarmState, Comparison, MetricAlarm, MetricStatistic } from '../alarm.ts';
import { evaluateExpression } from '../math/evaluateExpression.ts';
import { parseExpression } from '../math/expression.ts';
import { isList, type Series, type Value } from '../math/value.ts';
import { countOf } from '../metrics/distribution.ts';
import type { MetricStore } from '../metrics/metricStore.ts';
import { findStatistic, percentileOf } from '../metrics/statistics.ts';
import { decideState, type Point } from './decideState.ts';

/**
 * How many periods beyond N are looked at when data is missing. CloudWatch does not say; its documented examples
 * have 5 for an N of 3.
 */
const EXTRA_PERIODS = 2;

const comparisons: Readonly<Record<Comparison, (value: number, threshold: number) => boolean>> = {
  GreaterThanThreshold: (value, threshold) => value > threshold,
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

/** The account's quotas by the dimension `Resource` of the metrics in `AWS/Usage`. */
export type Quotas = Readonly<Record<string, number>>;

export interface Verdict {
  readonly state: AlarmState | 'retain';
  readonly reason: string;
}

/** How far back an alarm looks, milliseconds. */
export function reachMs({ evaluationPeriods, periodS }: MetricAlarm): number {
  return (evaluationPeriods + EXTRA_PERIODS + 1) * periodS * 1_000;
}

/**
 * Judges an alarm by the periods that have ended.
 *
 * @throws {SyntaxError} for an expression that the evaluator does not know
 */
export function evaluateMetricAlarm(
  alarm: MetricAlarm,
  store: MetricStore,
  quotas: Quotas,
  nowMs: number,
): Verdict {
  const periodMs = alarm.periodS * 1_000;
  const endMs = Math.floor(nowMs / periodMs) * periodMs;
  const length = alarm.evaluationPeriods + EXTRA_PERIODS;
  const timeline = Array.from({ length }, (_, index) => endMs - (length - index) * periodMs);
  const isTooFew = hasTooFewValues(alarm, store, timeline, periodMs);
  const values = valuesOf(alarm, { store, quotas }, timeline, periodMs);
  if (isTooFew) return { state: 'retain', reason: 'too few values for its percentile' };

  const isBreaching = comparisons[alarm.comparison];
  const range = timeline.map((time): Point => {
    const value = values.get(time);
    if (value === undefined) return 'missing';
    return isBreaching(value, alarm.threshold) ? 'breaching' : 'notBreaching';
  });
  return { state: decideState(range, alarm), reason: explain(alarm, values, timeline) };
}

function valuesOf(
  alarm: MetricAlarm,
  { store, quotas }: { readonly store: MetricStore; readonly quotas: Quotas },
  timeline: readonly number[],
  periodMs: number,
): Series {
  const queries = new Map(alarm.queries.map((query) => [query.id, query]));
  const known = new Map<string, Value>();
  function findQuota(id: string): number | undefined {
    const query = queries.get(id);
    const resource =
      query !== undefined && 'metricStat' in query ? query.metricStat.metric.dimensions.Resource : undefined;
    return resource === undefined ? undefined : quotas[resource];
  }
  function findValue(id: string): Value | undefined {
    const query = queries.get(id);
    if (query === undefined) return undefined;
    const value =
      known.get(id) ??
      ('expression' in query
        ? evaluateExpression(parseExpression(query.expression), { findValue, findQuota, timeline })
        : aggregate(query.metricStat, store, timeline, periodMs));
    known.set(id, value);
    return value;
  }
  const returned = findValue(alarm.returnedId);
  if (returned === undefined || isList(returned))
    throw new SyntaxError('its expression gives no single series');
  return typeof returned === 'number' ? new Map(timeline.map((time) => [time, returned])) : returned;
}

function aggregate(
  { metric, statistic }: MetricStatistic,
  store: MetricStore,
  timeline: readonly number[],
  periodMs: number,
): Series {
  const calculate = findStatistic(statistic);
  if (calculate === undefined) throw new SyntaxError(`the statistic "${statistic}" is not known here`);
  return new Map(
    timeline.flatMap((time) => {
      const values = store.read(metric, time, time + periodMs);
      return values.length === 0 ? [] : [[time, calculate(values)] as const];
    }),
  );
}

/** Documented for `EvaluateLowSampleCountPercentile`: a percentile needs 10/(1 - p) values above the median, else 10/p. */
function hasTooFewValues(
  alarm: MetricAlarm,
  store: MetricStore,
  timeline: readonly number[],
  periodMs: number,
): boolean {
  if (!alarm.isLowSampleCountIgnored) return false;
  return alarm.queries.some((query) => {
    if (!('metricStat' in query)) return false;
    const rank = percentileOf(query.metricStat.statistic);
    if (rank === undefined || rank === 0 || rank === 100) return false;
    const share = rank / 100;
    const needed = share >= 0.5 ? 10 / (1 - share) : 10 / share;
    const counts = timeline
      .slice(-alarm.evaluationPeriods)
      .map((time) => countOf(store.read(query.metricStat.metric, time, time + periodMs)));
    return Math.max(...counts) > 0 && Math.max(...counts) < needed - 1e-9;
  });
}

function explain(alarm: MetricAlarm, values: Series, timeline: readonly number[]): string {
  const shown = timeline.slice(-alarm.evaluationPeriods).map((time) => {
    const value = values.get(time);
    return value === undefined ? 'none' : String(Math.round(value * 100) / 100);
  });
  const { comparison, threshold, datapointsToAlarm, evaluationPeriods } = alarm;
  return `${shown.join(', ')}: ${comparison} ${threshold}, ${datapointsToAlarm} of ${evaluationPeriods} x ${alarm.periodS} s`;
}
