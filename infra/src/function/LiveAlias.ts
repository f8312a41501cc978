import type { FunctionDefinition } from '@graphlets/platform/functions';
import { Alias, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { LIVE_ALIAS, type Names } from '../config/names.ts';
import type { StageConfig } from '../config/stageConfig.ts';
import { MaximumUtilization } from './MaximumUtilization.ts';
import { Rollout } from './Rollout.ts';

export interface LiveAliasProps {
  readonly stage: StageConfig;
  readonly names: Names;
  readonly definition: FunctionDefinition;
  readonly lambda: LambdaFunction;
  /** Whether the manifest's provisioned concurrency is wanted here. */
  readonly isProvisioned: boolean;
}

/** The alias that all traffic goes to: new versions come to it step by step, and it keeps environments warm. */
export class LiveAlias extends Construct {
  readonly alias: Alias;

  constructor(scope: Construct, id: string, props: LiveAliasProps) {
    super(scope, id);
    const { stage, names, definition, lambda, isProvisioned } = props;
    const functionName = names.function(definition.name);
    this.alias = new Alias(this, 'Alias', { aliasName: LIVE_ALIAS, version: lambda.currentVersion });
    new Rollout(this, 'Rollout', { stage, alias: this.alias, functionName });
    const { provisionedConcurrency } = definition.manifest;
    if (isProvisioned) {
      new MaximumUtilization(this, 'Provisioned', {
        alias: this.alias,
        functionName,
        ...provisionedConcurrency,
      });
    }
  }
}
