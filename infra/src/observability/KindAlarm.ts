import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Names } from '../config/names.ts';
import { describeAlarm } from './describeAlarm.ts';
import type { AlarmKind } from './kinds/alarmKind.ts';

export interface KindAlarmProps<Subject> {
  readonly names: Names;
  readonly kind: AlarmKind<Subject>;
  readonly subject: Subject;
  /** E.g. `titles-error-rate`: unique in the stage. */
  readonly name: string;
  /** How the description begins, e.g. `titles`. */
  readonly about: string;
}

/** One alarm of a kind. It tells nobody by itself. */
export class KindAlarm<Subject> extends Construct {
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, { names, kind, subject, name, about }: KindAlarmProps<Subject>) {
    super(scope, id);
    const { metric, threshold, comparison, datapoints, missing } = kind.define(subject);
    const [datapointsToAlarm, evaluationPeriods] = datapoints;
    this.alarm = new Alarm(this, 'Alarm', {
      alarmName: names.stack(name),
      alarmDescription: describeAlarm(about, kind.says, kind.id),
      metric,
      threshold,
      comparisonOperator: comparison,
      datapointsToAlarm,
      evaluationPeriods,
      treatMissingData: missing,
    });
  }
}
