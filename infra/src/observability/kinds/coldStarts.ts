import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { functionMetric, percentOf } from '../metrics.ts';
import type { MonitoredFunction } from '../monitoredFunction.ts';
import type { AlarmKind } from './alarmKind.ts';

/** A deployment starts every environment anew, so it takes more than a burst. */
const LEAST_REQUESTS = 50;

export const coldStarts: AlarmKind<MonitoredFunction> = {
  id: 'cold-starts',
  says: 'More than 10 % of the requests wait for a cold start, for 5 minutes.',
  define: (subject) => ({
    metric: percentOf(
      functionMetric(subject, 'ColdStartCount'),
      functionMetric(subject, 'RequestCount'),
      LEAST_REQUESTS,
    ),
    threshold: 10,
    comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
    datapoints: [5, 5],
    missing: TreatMissingData.NOT_BREACHING,
  }),
};
