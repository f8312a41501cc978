import type { Manifest } from '@graphlets/platform/manifest';
import { Alias, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { LIVE_ALIAS } from '../config/names.ts';
import type { StageConfig } from '../config/stageConfig.ts';
import { MaximumUtilization } from './MaximumUtilization.ts';
import { Rollout } from './Rollout.ts';

export interface LiveAliasProps {
  readonly stage: StageConfig;
  readonly manifest: Manifest;
  readonly lambda: LambdaFunction;
}

/** The alias that all traffic goes to: new versions come to it step by step, and it keeps environments warm. */
export class LiveAlias extends Construct {
  readonly alias: Alias;

  constructor(scope: Construct, id: string, { stage, manifest, lambda }: LiveAliasProps) {
    super(scope, id);
    this.alias = new Alias(this, 'Alias', { aliasName: LIVE_ALIAS, version: lambda.currentVersion });
    new Rollout(this, 'Rollout', { stage, alias: this.alias, functionName: lambda.functionName });
    const { provisionedConcurrency } = manifest;
    if (stage.hasProvisionedConcurrency && provisionedConcurrency.max > 0) {
      new MaximumUtilization(this, 'Provisioned', { alias: this.alias, ...provisionedConcurrency });
    }
  }
}
