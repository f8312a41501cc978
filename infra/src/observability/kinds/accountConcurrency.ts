import { ComparisonOperator, MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PERIOD } from '../metrics.ts';
import type { AlarmKind } from './alarmKind.ts';

/** Of the account and region, whatever its quota is by now. */
export const accountConcurrency: AlarmKind<undefined> = {
  id: 'account-concurrency',
  says: "More than 80 % of the account's concurrent executions are in use, in 2 of 3 minutes.",
  define: () => ({
    metric: new MathExpression({
      expression: '100 * used / SERVICE_QUOTA(used)',
      usingMetrics: {
        used: new Metric({
          namespace: 'AWS/Usage',
          metricName: 'ResourceCount',
          dimensionsMap: {
            Service: 'Lambda',
            Type: 'Resource',
            Resource: 'ConcurrentExecutions',
            Class: 'None',
          },
          statistic: 'Maximum',
          period: PERIOD,
        }),
      },
      label: 'concurrency in use, percent',
      period: PERIOD,
    }),
    threshold: 80,
    comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
    datapoints: [2, 3],
    missing: TreatMissingData.NOT_BREACHING,
  }),
};
