import { ComparisonOperator, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { functionMetric, LEAST_REQUESTS, PERIOD } from '../metrics.ts';
import type { MonitoredFunction } from '../monitoredFunction.ts';
import type { AlarmKind } from './alarmKind.ts';

/** Of the function's own time: beyond it, timeouts are near. */
const SHARE_OF_TIMEOUT = 0.5;

export const latency: AlarmKind<MonitoredFunction> = {
  id: 'latency-p99',
  says: 'One request in a hundred takes more than half of the time that the function has, in 3 of 5 minutes.',
  define: (subject) => ({
    metric: new MathExpression({
      expression: `IF(requests >= ${LEAST_REQUESTS}, p99, 0)`,
      usingMetrics: {
        p99: functionMetric(subject, 'RequestLatencyMs', 'p99'),
        requests: functionMetric(subject, 'RequestCount'),
      },
      label: 'p99, milliseconds',
      period: PERIOD,
    }),
    threshold: subject.timeoutMs * SHARE_OF_TIMEOUT,
    comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
    datapoints: [3, 5],
    missing: TreatMissingData.NOT_BREACHING,
  }),
};
