import type { MetricAlarm, MetricId } from './alarm.ts';

/** The metrics that an alarm looks at. */
export function metricsOf({ queries }: MetricAlarm): readonly MetricId[] {
  return queries.flatMap((query) => ('metricStat' in query ? [query.metricStat.metric] : []));
}
