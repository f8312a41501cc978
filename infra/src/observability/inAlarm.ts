import { AlarmRule, AlarmState, type IAlarm, type IAlarmRule } from 'aws-cdk-lib/aws-cloudwatch';

/** For a rule: each of these in alarm. */
export function inAlarm(alarms: readonly IAlarm[]): readonly IAlarmRule[] {
  return alarms.map((alarm) => AlarmRule.fromAlarm(alarm, AlarmState.ALARM));
}
