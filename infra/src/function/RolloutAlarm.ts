import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { describeAlarm } from '../observability/describeAlarm.ts';

export interface RolloutAlarmProps {
  readonly functionName: string;
  readonly aliasName: string;
}

/**
 * Rings when more than one in a hundred calls of an alias ends badly within a minute. A new version that fails
 * always is a tenth of the traffic of a canary deployment, ten times as much.
 */
export class RolloutAlarm extends Construct {
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, { functionName, aliasName }: RolloutAlarmProps) {
    super(scope, id);
    const metric = (metricName: string) =>
      new Metric({
        namespace: 'AWS/Lambda',
        metricName,
        dimensionsMap: { FunctionName: functionName, Resource: `${functionName}:${aliasName}` },
        statistic: 'Sum',
        period: Duration.minutes(1),
      });
    this.alarm = new Alarm(this, 'Failures', {
      alarmName: `${functionName}-rollout`,
      alarmDescription: describeAlarm(
        functionName,
        'More than 1 % of its calls fail; a version that is coming in is taken back.',
        'rollout',
      ),
      metric: new MathExpression({
        expression: '100 * errors / calls',
        usingMetrics: { errors: metric('Errors'), calls: metric('Invocations') },
        label: 'failed calls, percent',
        period: Duration.minutes(1),
      }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
