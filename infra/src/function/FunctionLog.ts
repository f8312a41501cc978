import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stageConfig.ts';

export interface FunctionLogProps {
  readonly stage: StageConfig;
  readonly logGroupName: string;
}

/** A function's log, kept as long as the stage says; ours, so that nothing makes one that is kept for ever. */
export class FunctionLog extends Construct {
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, { stage, logGroupName }: FunctionLogProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Group', {
      logGroupName,
      retention: stage.logRetentionDays,
      removalPolicy: stage.isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }
}
