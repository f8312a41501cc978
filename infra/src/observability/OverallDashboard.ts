import { CANARY_NAMESPACE } from '@graphlets/platform/telemetry/metrics/metricCatalogue';
import { AlarmStatusWidget, Dashboard, GraphWidget, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Names } from '../config/names.ts';
import { functionRow } from './functionRow.ts';
import { accountConcurrency } from './kinds/accountConcurrency.ts';
import { ownMetric } from './metrics.ts';
import type { MonitoredFunction } from './monitoredFunction.ts';

export interface OverallDashboardProps {
  readonly names: Names;
  readonly gateway: MonitoredFunction;
  readonly graphlets: readonly MonitoredFunction[];
  readonly journeys: readonly string[];
  /** Those that wake somebody. */
  readonly pages: readonly IAlarm[];
}

const HALF = 12;
const THIRD = 8;

/** The whole at a glance: who is unwell, what users see, what the gateway sees of each graphlet. */
export class OverallDashboard extends Construct {
  constructor(scope: Construct, id: string, props: OverallDashboardProps) {
    super(scope, id);
    const { names, gateway, graphlets, journeys, pages } = props;
    const ofCalls = (metric: string, statistic: string) =>
      graphlets.map(({ name }) =>
        ownMetric(metric, { Function: gateway.name, Graphlet: name }, statistic).with({ label: name }),
      );
    const ofJourneys = (metric: string, statistic: string) =>
      journeys.map((journey) =>
        ownMetric(metric, { Journey: journey }, statistic, CANARY_NAMESPACE).with({ label: journey }),
      );
    new Dashboard(this, 'Dashboard', {
      dashboardName: names.stack('overall'),
      widgets: [
        [new AlarmStatusWidget({ title: 'Who is unwell', width: 24, alarms: [...pages] })],
        [...functionRow(gateway)],
        [
          new GraphWidget({
            title: 'Journeys: success, percent',
            width: THIRD,
            left: ofJourneys('JourneySuccessPercent', 'Average'),
          }),
          new GraphWidget({
            title: 'Journeys: p90, ms',
            width: THIRD,
            left: ofJourneys('JourneyLatencyMs', 'p90'),
          }),
          new GraphWidget({
            title: "Account's concurrency, percent",
            width: THIRD,
            left: [accountConcurrency.define(undefined).metric],
          }),
        ],
        [
          new GraphWidget({
            title: 'Calls of graphlets: p99, ms',
            width: HALF,
            left: ofCalls('GraphletLatencyMs', 'p99'),
          }),
          new GraphWidget({
            title: 'Calls of graphlets: errors',
            width: HALF,
            left: ofCalls('GraphletErrorCount', 'Sum'),
          }),
        ],
      ],
    });
  }
}
