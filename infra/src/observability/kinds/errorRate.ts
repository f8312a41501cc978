import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { functionMetric, percentOf } from '../metrics.ts';
import type { MonitoredFunction } from '../monitoredFunction.ts';
import type { AlarmKind } from './alarmKind.ts';

export const errorRate: AlarmKind<MonitoredFunction> = {
  id: 'error-rate',
  says: 'More than 5 % of the requests have an error in their answer, in 3 of 5 minutes.',
  define: (subject) => ({
    metric: percentOf(functionMetric(subject, 'RequestErrorCount'), functionMetric(subject, 'RequestCount')),
    threshold: 5,
    comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
    datapoints: [3, 5],
    missing: TreatMissingData.NOT_BREACHING,
  }),
};
