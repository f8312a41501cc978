import { GraphWidget, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { functionMetric, lambdaMetric } from './metrics.ts';
import type { MonitoredFunction } from './monitoredFunction.ts';

/** A dashboard is 24 columns wide. */
const THIRD = 8;

/** How one function does, in three graphs: requests, time, environments. */
export function functionRow(subject: MonitoredFunction): readonly IWidget[] {
  const { name } = subject;
  return [
    new GraphWidget({
      title: `${name}: requests`,
      width: THIRD,
      left: [functionMetric(subject, 'RequestCount')],
      right: ['RequestErrorCount', 'RequestFailureCount', 'DeadlineExceededCount'].map((metric) =>
        functionMetric(subject, metric),
      ),
    }),
    new GraphWidget({
      title: `${name}: latency, ms`,
      width: THIRD,
      left: ['p50', 'p90', 'p99'].map((statistic) => functionMetric(subject, 'RequestLatencyMs', statistic)),
    }),
    new GraphWidget({
      title: `${name}: environments`,
      width: THIRD,
      left: [lambdaMetric(subject, 'ConcurrentExecutions', 'Maximum')],
      right: [lambdaMetric(subject, 'Throttles'), functionMetric(subject, 'ColdStartCount')],
    }),
  ];
}
