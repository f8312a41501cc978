import { CANARY_NAMESPACE } from '@graphlets/platform/telemetry/metrics/metricCatalogue';
import { ComparisonOperator, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { ownMetric, PERIOD } from '../metrics.ts';
import type { AlarmKind } from './alarmKind.ts';

/** All journeys silent at once: it is the canary that is broken, not what it looks at. */
export const canaryDead: AlarmKind<readonly string[]> = {
  id: 'canary-dead',
  says: 'No journey has been run for 3 minutes: nobody watches.',
  define(journeys) {
    const ids = journeys.map((_, index) => `runs${index + 1}`);
    const runs = journeys.map((journey) =>
      ownMetric('JourneyLatencyMs', { Journey: journey }, 'SampleCount', CANARY_NAMESPACE),
    );
    return {
      metric: new MathExpression({
        expression: `SUM([${ids.join(', ')}])`,
        usingMetrics: Object.fromEntries(
          ids.flatMap((id, index) => (runs[index] === undefined ? [] : [[id, runs[index]]])),
        ),
        label: 'runs',
        period: PERIOD,
      }),
      threshold: 1,
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      datapoints: [3, 3],
      missing: TreatMissingData.BREACHING,
    };
  },
};
