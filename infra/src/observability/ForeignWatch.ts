import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Names } from '../config/names.ts';
import { KindAlarm } from './KindAlarm.ts';
import { callTimeouts } from './kinds/callTimeouts.ts';
import type { MonitoredFunction } from './monitoredFunction.ts';
import type { OwnerTopics } from './OwnerTopics.ts';

export interface ForeignWatchProps {
  readonly names: Names;
  readonly topics: OwnerTopics;
  readonly subject: MonitoredFunction;
}

/** What the gateway's account knows of a graphlet that lives in another: only the gateway's own view of it. */
export class ForeignWatch extends Construct {
  readonly alarm: IAlarm;

  constructor(scope: Construct, id: string, { names, topics, subject }: ForeignWatchProps) {
    super(scope, id);
    const { alarm } = new KindAlarm(this, callTimeouts.id, {
      names,
      kind: callTimeouts,
      subject,
      name: `${subject.name}-${callTimeouts.id}`,
      about: subject.name,
    });
    alarm.addAlarmAction(topics.actionFor(subject.owner));
    alarm.addOkAction(topics.actionFor(subject.owner));
    this.alarm = alarm;
  }
}
