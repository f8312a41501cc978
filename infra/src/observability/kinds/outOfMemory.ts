import { logNamespace } from '@graphlets/platform/telemetry/metrics/metricCatalogue';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { ownMetric } from '../metrics.ts';
import type { MonitoredFunction } from '../monitoredFunction.ts';
import type { AlarmKind } from './alarmKind.ts';

export const outOfMemory: AlarmKind<MonitoredFunction> = {
  id: 'out-of-memory',
  says: 'Lambda ended an environment that used up its memory.',
  define: (subject) => ({
    metric: ownMetric('OutOfMemoryCount', {}, 'Sum', logNamespace(subject.name)),
    threshold: 1,
    comparison: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    datapoints: [1, 1],
    missing: TreatMissingData.NOT_BREACHING,
  }),
};
