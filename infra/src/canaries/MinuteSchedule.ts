import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';

export interface MinuteScheduleProps {
  readonly alias: Alias;
}

/** Calls a function once a minute, and never a second time for the same minute. */
export class MinuteSchedule extends Construct {
  constructor(scope: Construct, id: string, { alias }: MinuteScheduleProps) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    alias.grantInvoke(role);
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      target: new LambdaInvoke(alias, { role, retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
    });
  }
}
