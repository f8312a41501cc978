import { AlarmRule, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Names } from '../config/names.ts';
import { inAlarm } from './inAlarm.ts';
import { KindAlarm } from './KindAlarm.ts';
import type { AlarmKind } from './kinds/alarmKind.ts';
import { callTimeouts } from './kinds/callTimeouts.ts';
import { coldStarts } from './kinds/coldStarts.ts';
import { ownKinds, servingKinds } from './kinds/functionKinds.ts';
import { throttles } from './kinds/throttles.ts';
import { LogMetrics } from './LogMetrics.ts';
import type { MonitoredFunction } from './monitoredFunction.ts';
import type { OwnerTopics } from './OwnerTopics.ts';
import { PagingAlarm } from './PagingAlarm.ts';

export interface FunctionWatchProps {
  readonly names: Names;
  readonly topics: OwnerTopics;
  readonly subject: MonitoredFunction;
  /** In alarm when the account's concurrency is nearly used up: throttles are then everybody's. */
  readonly accountAlarm: IAlarm;
  /** Whether the gateway's metrics of its calls are in this account and region, and there is a graphlet to call. */
  readonly isCalledFromHere: boolean;
  /** Functions that this one calls: what ails them is told to their owners. */
  readonly callees: readonly IAlarm[];
}

/** All alarms of one function, and the one that wakes its owner. */
export class FunctionWatch extends Construct {
  /** In alarm when the owner is woken. */
  readonly unhealthy: IAlarm;
  /** Every metric alarm, for dashboards. */
  readonly alarms: readonly IAlarm[];

  constructor(scope: Construct, id: string, props: FunctionWatchProps) {
    super(scope, id);
    const { names, topics, subject, accountAlarm, isCalledFromHere, callees } = props;
    const { name, owner } = subject;
    new LogMetrics(this, 'log', subject);
    const add = (kind: AlarmKind<MonitoredFunction>) =>
      new KindAlarm(this, kind.id, { names, kind, subject, name: `${name}-${kind.id}`, about: name }).alarm;
    const serving = servingKinds.map(add);
    const calls = isCalledFromHere ? [add(callTimeouts)] : [];
    const own = ownKinds.map(add);
    const throttled = add(throttles);
    const cold = add(coldStarts);
    cold.addAlarmAction(topics.actionFor(owner));

    const isServingBadly = AlarmRule.anyOf(...inAlarm([...serving, ...calls]));
    this.unhealthy = new PagingAlarm(this, 'unhealthy', {
      names,
      topics,
      owner,
      name: `${name}-unhealthy`,
      about: name,
      says: 'One or more of its alarms are on; those of what it calls are told to their owners.',
      runbook: 'unhealthy',
      rule: AlarmRule.anyOf(
        callees.length === 0
          ? isServingBadly
          : AlarmRule.allOf(isServingBadly, AlarmRule.not(AlarmRule.anyOf(...inAlarm(callees)))),
        ...inAlarm(own),
        AlarmRule.allOf(...inAlarm([throttled]), AlarmRule.not(AlarmRule.anyOf(...inAlarm([accountAlarm])))),
      ),
    }).alarm;
    this.alarms = [...serving, ...calls, ...own, throttled, cold];
  }
}
