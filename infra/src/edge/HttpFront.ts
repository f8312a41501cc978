import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpStage,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Names } from '../config/names.ts';
import { EDGE_REGION } from '../config/place.ts';
import type { StageConfig } from '../config/stageConfig.ts';
import { acknowledge } from '../nag/acknowledge.ts';
import { OriginGuard } from './OriginGuard.ts';

export interface HttpFrontProps {
  readonly stage: StageConfig;
  readonly names: Names;
  readonly gateway: Alias;
}

/** An HTTP API that hands every request to the gateway, if it came through CloudFront. */
export class HttpFront extends Construct {
  readonly url: string;
  /** Without scheme: an origin of CloudFront. */
  readonly domainName: string;
  /** What CloudFront must send. */
  readonly originKey: Secret;

  constructor(scope: Construct, id: string, { stage, names, gateway }: HttpFrontProps) {
    super(scope, id);
    this.originKey = new Secret(this, 'OriginKey', {
      secretName: names.stack('origin-key'),
      description: 'CloudFront shows it to the API.',
      ...(stage.region !== EDGE_REGION && { replicaRegions: [{ region: EDGE_REGION }] }),
      generateSecretString: { excludePunctuation: true, passwordLength: 48 },
    });
    acknowledge(this.originKey, {
      'AwsSolutions-SMG4':
        'Both who show it and who ask for it take it at deployment: it is renewed by one (docs/deploy.md), not by a clock.',
    });
    const { authorizer } = new OriginGuard(this, 'Guard', { stage, names, originKey: this.originKey });
    const api = new HttpApi(this, 'Api', {
      apiName: names.stack('api'),
      createDefaultStage: false,
      defaultAuthorizer: authorizer,
      defaultIntegration: new HttpLambdaIntegration('Gateway', gateway, {
        payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      }),
    });
    const accessLog = new LogGroup(this, 'AccessLog', {
      logGroupName: names.logGroup('api-access'),
      retention: stage.logRetentionDays,
      removalPolicy: stage.isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(
          JSON.stringify({
            time: '$context.requestTime',
            requestId: '$context.requestId',
            method: '$context.httpMethod',
            path: '$context.path',
            status: '$context.status',
            responseBytes: '$context.responseLength',
            latencyMs: '$context.responseLatency',
            integrationLatencyMs: '$context.integrationLatency',
            error: '$context.error.message',
            authorizerError: '$context.authorizer.error',
          }),
        ),
      },
    });
    this.url = api.apiEndpoint;
    this.domainName = `${api.apiId}.execute-api.${api.env.region}.amazonaws.com`;
  }
}
