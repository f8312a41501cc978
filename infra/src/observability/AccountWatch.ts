import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Names } from '../config/names.ts';
import { KindAlarm } from './KindAlarm.ts';
import { accountConcurrency } from './kinds/accountConcurrency.ts';
import type { OwnerTopics } from './OwnerTopics.ts';

export interface AccountWatchProps {
  readonly names: Names;
  readonly topics: OwnerTopics;
  readonly owner: string;
}

/** What all functions of an account and region share. */
export class AccountWatch extends Construct {
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, { names, topics, owner }: AccountWatchProps) {
    super(scope, id);
    this.alarm = new KindAlarm(this, accountConcurrency.id, {
      names,
      kind: accountConcurrency,
      subject: undefined,
      name: accountConcurrency.id,
      about: 'The account',
    }).alarm;
    this.alarm.addAlarmAction(topics.actionFor(owner));
    this.alarm.addOkAction(topics.actionFor(owner));
  }
}
