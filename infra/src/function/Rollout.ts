import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stageConfig.ts';
import { acknowledge } from '../nag/acknowledge.ts';

export interface RolloutProps {
  readonly stage: StageConfig;
  readonly alias: Alias;
  readonly functionName: string;
}

/** Brings a new version to the alias by CodeDeploy, and takes it back when its alarm rings. */
export class Rollout extends Construct {
  constructor(scope: Construct, id: string, { stage, alias, functionName }: RolloutProps) {
    super(scope, id);
    const failures = new Alarm(this, 'Failures', {
      alarmName: `${functionName}-rollout`,
      alarmDescription: `${functionName} fails while a new version comes in: CodeDeploy takes the version back. See docs/deploy.md#when-a-rollout-is-taken-back.`,
      metric: alias.metricErrors({ period: Duration.minutes(1) }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    const group = new LambdaDeploymentGroup(this, 'Group', {
      application: new LambdaApplication(this, 'Application'),
      alias,
      deploymentConfig:
        stage.rollout === 'canary'
          ? LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES
          : LambdaDeploymentConfig.ALL_AT_ONCE,
      alarms: [failures],
    });
    acknowledge(group, {
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]':
        "CodeDeploy's own policy for Lambda: it may shift aliases, read alarms and invoke hooks by its name.",
    });
  }
}
