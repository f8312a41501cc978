import { CompositeAlarm, type IAlarmRule } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Names } from '../config/names.ts';
import { describeAlarm } from './describeAlarm.ts';
import type { OwnerTopics } from './OwnerTopics.ts';

export interface PagingAlarmProps {
  readonly names: Names;
  readonly topics: OwnerTopics;
  readonly owner: string;
  /** E.g. `titles-unhealthy`. */
  readonly name: string;
  readonly about: string;
  readonly says: string;
  readonly runbook: string;
  readonly rule: IAlarmRule;
}

/** Several alarms with one cause wake their owner once: they tell nobody, this one does. */
export class PagingAlarm extends Construct {
  readonly alarm: CompositeAlarm;

  constructor(scope: Construct, id: string, props: PagingAlarmProps) {
    super(scope, id);
    const { names, topics, owner, name, about, says, runbook, rule } = props;
    this.alarm = new CompositeAlarm(this, 'Alarm', {
      compositeAlarmName: names.stack(name),
      alarmDescription: describeAlarm(about, says, runbook),
      alarmRule: rule,
    });
    this.alarm.addAlarmAction(topics.actionFor(owner));
    this.alarm.addOkAction(topics.actionFor(owner));
  }
}
