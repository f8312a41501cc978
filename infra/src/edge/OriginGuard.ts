import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Names } from '../config/names.ts';
import type { StageConfig } from '../config/stageConfig.ts';
import { FunctionLog } from '../function/FunctionLog.ts';
import { FunctionRole } from '../function/FunctionRole.ts';

/** What CloudFront sends and the guard asks for. */
export const ORIGIN_KEY_HEADER = 'x-origin-key';
const NAME = 'origin-guard';

export interface OriginGuardProps {
  readonly stage: StageConfig;
  readonly names: Names;
  readonly originKey: Secret;
}

/**
 * Keeps everybody from going round CloudFront and its firewall: an HTTP API has a public address and can have no
 * firewall of its own.
 */
export class OriginGuard extends Construct {
  readonly authorizer: HttpLambdaAuthorizer;

  constructor(scope: Construct, id: string, { stage, names, originKey }: OriginGuardProps) {
    super(scope, id);
    const log = new FunctionLog(this, 'Log', { stage, logGroupName: names.logGroup(NAME) });
    const { role } = new FunctionRole(this, 'Role', {
      roleName: names.role(NAME),
      logGroupName: names.logGroup(NAME),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [originKey.secretArn] }),
    );
    const lambda = new LambdaFunction(this, 'Function', {
      functionName: names.function(NAME),
      description: 'Lets in only what came through CloudFront.',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'main.handler',
      code: Code.fromAsset(join(import.meta.dirname, 'originGuard'), { exclude: ['*.test.ts', '*.d.mts'] }),
      memorySize: 256,
      timeout: Duration.seconds(5),
      role,
      tracing: Tracing.ACTIVE,
      logGroup: log.logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: { ORIGIN_KEY_SECRET: originKey.secretArn },
    });
    this.authorizer = new HttpLambdaAuthorizer('Authorizer', lambda, {
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      identitySource: [`$request.header.${ORIGIN_KEY_HEADER}`],
      resultsCacheTtl: Duration.hours(1),
    });
  }
}
