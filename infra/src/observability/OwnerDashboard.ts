import { AlarmStatusWidget, Dashboard, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Names } from '../config/names.ts';
import { functionRow } from './functionRow.ts';
import type { MonitoredFunction } from './monitoredFunction.ts';

export interface OwnerDashboardProps {
  readonly names: Names;
  readonly owner: string;
  readonly functions: readonly MonitoredFunction[];
  readonly alarms: readonly IAlarm[];
}

/** What one team looks at: its alarms, then each of its functions. */
export class OwnerDashboard extends Construct {
  constructor(scope: Construct, id: string, { names, owner, functions, alarms }: OwnerDashboardProps) {
    super(scope, id);
    new Dashboard(this, 'Dashboard', {
      dashboardName: names.stack(owner),
      widgets: [
        [new AlarmStatusWidget({ title: `Alarms of ${owner}`, width: 24, alarms: [...alarms] })],
        ...functions.map((subject) => [...functionRow(subject)]),
      ],
    });
  }
}
