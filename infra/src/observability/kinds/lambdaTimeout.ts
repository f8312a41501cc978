import { logNamespace } from '@graphlets/platform/telemetry/metrics/metricCatalogue';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { ownMetric } from '../metrics.ts';
import type { MonitoredFunction } from '../monitoredFunction.ts';
import type { AlarmKind } from './alarmKind.ts';

/** Our own deadlines come first, so one of these is a bug. */
export const lambdaTimeout: AlarmKind<MonitoredFunction> = {
  id: 'lambda-timeout',
  says: "Lambda's own timeout ended a request: its metrics and its answer are lost.",
  define: (subject) => ({
    metric: ownMetric('LambdaTimeoutCount', {}, 'Sum', logNamespace(subject.name)),
    threshold: 1,
    comparison: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    datapoints: [1, 1],
    missing: TreatMissingData.NOT_BREACHING,
  }),
};
