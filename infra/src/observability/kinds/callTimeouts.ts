import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { ownMetric, percentOf } from '../metrics.ts';
import type { MonitoredFunction } from '../monitoredFunction.ts';
import type { AlarmKind } from './alarmKind.ts';

/** The gateway's view of a graphlet: a call that it gives up on need not show in the graphlet itself. */
export const callTimeouts: AlarmKind<MonitoredFunction> = {
  id: 'call-timeouts',
  says: 'The gateway gives up on more than 1 % of its calls, in 3 of 5 minutes.',
  define({ name }) {
    const dimensions = { Function: 'gateway', Graphlet: name };
    return {
      metric: percentOf(
        ownMetric('GraphletTimeoutCount', dimensions, 'Sum'),
        ownMetric('GraphletCallCount', dimensions, 'Sum'),
      ),
      threshold: 1,
      comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
      datapoints: [3, 5],
      missing: TreatMissingData.NOT_BREACHING,
    };
  },
};
