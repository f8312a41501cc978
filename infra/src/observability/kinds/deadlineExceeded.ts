import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { functionMetric, percentOf } from '../metrics.ts';
import type { MonitoredFunction } from '../monitoredFunction.ts';
import type { AlarmKind } from './alarmKind.ts';

/** Timeouts in our code: Lambda counts none of them. */
export const deadlineExceeded: AlarmKind<MonitoredFunction> = {
  id: 'deadline-exceeded',
  says: 'More than 1 % of the requests run out of their time, in 3 of 5 minutes.',
  define: (subject) => ({
    metric: percentOf(
      functionMetric(subject, 'DeadlineExceededCount'),
      functionMetric(subject, 'RequestCount'),
    ),
    threshold: 1,
    comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
    datapoints: [3, 5],
    missing: TreatMissingData.NOT_BREACHING,
  }),
};
