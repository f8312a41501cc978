import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stageConfig.ts';
import { acknowledge } from '../nag/acknowledge.ts';
import { RolloutAlarm } from './RolloutAlarm.ts';

export interface RolloutProps {
  readonly stage: StageConfig;
  readonly alias: Alias;
  readonly functionName: string;
}

/** Brings a new version to the alias by CodeDeploy, and takes it back when its alarm rings. */
export class Rollout extends Construct {
  constructor(scope: Construct, id: string, { stage, alias, functionName }: RolloutProps) {
    super(scope, id);
    const failures = new RolloutAlarm(this, 'Alarm', { functionName, aliasName: alias.aliasName });
    const group = new LambdaDeploymentGroup(this, 'Group', {
      application: new LambdaApplication(this, 'Application'),
      alias,
      deploymentConfig:
        stage.rollout === 'canary'
          ? LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES
          : LambdaDeploymentConfig.ALL_AT_ONCE,
      alarms: [failures.alarm],
    });
    acknowledge(group, {
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]':
        "CodeDeploy's own policy for Lambda: it may shift aliases, read alarms and invoke hooks by its name.",
    });
  }
}
