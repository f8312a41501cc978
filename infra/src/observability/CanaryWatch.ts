import { AlarmRule, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Names } from '../config/names.ts';
import { inAlarm } from './inAlarm.ts';
import { KindAlarm } from './KindAlarm.ts';
import { canaryDead } from './kinds/canaryDead.ts';
import { journeySuccess } from './kinds/journeySuccess.ts';
import type { OwnerTopics } from './OwnerTopics.ts';
import { PagingAlarm } from './PagingAlarm.ts';

export interface CanaryWatchProps {
  readonly names: Names;
  readonly topics: OwnerTopics;
  readonly owner: string;
  /** Names, as in the dimension `Journey`. */
  readonly journeys: readonly string[];
  /** Functions whose owners are woken already when a journey fails because of them. */
  readonly functions: readonly IAlarm[];
}

/** An alarm for each journey, one for the canary itself, and the one that wakes its owner. */
export class CanaryWatch extends Construct {
  readonly journeys: readonly IAlarm[];
  readonly dead: IAlarm;
  readonly failing: IAlarm;

  constructor(scope: Construct, id: string, props: CanaryWatchProps) {
    super(scope, id);
    const { names, topics, owner, journeys, functions } = props;
    this.journeys = journeys.map(
      (journey) =>
        new KindAlarm(this, journey, {
          names,
          kind: journeySuccess,
          subject: journey,
          name: `journey-${journey}`,
          about: `Journey ${journey}`,
        }).alarm,
    );
    const dead = new KindAlarm(this, 'dead', {
      names,
      kind: canaryDead,
      subject: journeys,
      name: 'canary-dead',
      about: 'The canary',
    }).alarm;
    dead.addAlarmAction(topics.actionFor(owner));
    this.dead = dead;
    this.failing = new PagingAlarm(this, 'failing', {
      names,
      topics,
      owner,
      name: 'journeys-failing',
      about: 'Journeys',
      says: 'One or more journeys fail, and no function is known to be the cause.',
      runbook: 'journeys-failing',
      rule: AlarmRule.allOf(
        AlarmRule.anyOf(...inAlarm(this.journeys)),
        AlarmRule.not(AlarmRule.anyOf(...inAlarm([dead, ...functions]))),
      ),
    }).alarm;
  }
}
