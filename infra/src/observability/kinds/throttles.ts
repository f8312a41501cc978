import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { lambdaMetric } from '../metrics.ts';
import type { MonitoredFunction } from '../monitoredFunction.ts';
import type { AlarmKind } from './alarmKind.ts';

export const throttles: AlarmKind<MonitoredFunction> = {
  id: 'throttles',
  says: 'Lambda refuses calls because the concurrency is used up, in 2 of 3 minutes.',
  define: (subject) => ({
    metric: lambdaMetric(subject, 'Throttles'),
    threshold: 1,
    comparison: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    datapoints: [2, 3],
    missing: TreatMissingData.NOT_BREACHING,
  }),
};
