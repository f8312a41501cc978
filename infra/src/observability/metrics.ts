import { NAMESPACE } from '@graphlets/platform/telemetry/metrics/metricCatalogue';
import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { MonitoredFunction } from './monitoredFunction.ts';

/** Every alarm looks at minutes. */
export const PERIOD = Duration.minutes(1);

/** Below so many requests a minute, a rate says nothing. */
export const LEAST_REQUESTS = 20;

/** A metric that the functions write (docs/metrics.md). */
export function ownMetric(
  metricName: string,
  dimensionsMap: Readonly<Record<string, string>>,
  statistic: string,
  namespace = NAMESPACE,
): Metric {
  return new Metric({ namespace, metricName, dimensionsMap, statistic, period: PERIOD });
}

export function functionMetric({ name }: MonitoredFunction, metricName: string, statistic = 'Sum'): Metric {
  return ownMetric(metricName, { Function: name }, statistic);
}

/** A metric that Lambda keeps of a function. */
export function lambdaMetric(
  { functionName }: MonitoredFunction,
  metricName: string,
  statistic = 'Sum',
): Metric {
  return new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: { FunctionName: functionName },
    statistic,
    period: PERIOD,
  });
}

/**
 * How many of the requests something happened to, in percent; 0 where there were too few to say. What did not happen
 * is not written, so that its absence counts as none.
 */
export function percentOf(happened: Metric, requests: Metric, least = LEAST_REQUESTS): MathExpression {
  return new MathExpression({
    expression: `IF(requests >= ${least}, 100 * FILL(happened, 0) / requests, 0)`,
    usingMetrics: { happened, requests },
    label: `${happened.metricName}, percent`,
    period: PERIOD,
  });
}
