import { CANARY_NAMESPACE } from '@graphlets/platform/telemetry/metrics/metricCatalogue';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { ownMetric } from '../metrics.ts';
import type { AlarmKind } from './alarmKind.ts';

/** @see canaries/ */
export const journeySuccess: AlarmKind<string> = {
  id: 'journey-failing',
  says: 'Less than 90 % of the runs of a journey pass, or none are made, for 3 data points in a row.',
  define: (journey) => ({
    metric: ownMetric('JourneySuccessPercent', { Journey: journey }, 'Average', CANARY_NAMESPACE),
    threshold: 90,
    comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
    datapoints: [3, 3],
    missing: TreatMissingData.BREACHING,
  }),
};
