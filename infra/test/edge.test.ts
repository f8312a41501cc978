import { resolveValue } from './template/resolveValue.ts';
import { ACCOUNT, type Synthesized, synthesized } from './template/synthesized.ts';
import { onlyPropertiesOf, propertiesOf, referredProperties } from './template/template.ts';

let app: Synthesized;
beforeAll(async () => {
  app = await synthesized('prod');
}, 180_000);

const only = <const T extends string>(part: string, type: T) => onlyPropertiesOf(app.template(part), type);

describe('CloudFront', () => {
  it('keeps answers to GET by the parameters of GraphQL, as long as Cache-Control says and no longer', () => {
    const { CachePolicyConfig } = only('edge', 'AWS::CloudFront::CachePolicy');
    expect(CachePolicyConfig).toMatchObject({ MinTTL: 0, DefaultTTL: 0, MaxTTL: 86_400 });
    expect(CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin).toEqual({
      QueryStringsConfig: {
        QueryStringBehavior: 'whitelist',
        QueryStrings: ['query', 'operationName', 'variables', 'extensions'],
      },
      HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['accept', 'authorization', 'origin'] },
      CookiesConfig: { CookieBehavior: 'none' },
      EnableAcceptEncodingBrotli: true,
      EnableAcceptEncodingGzip: true,
    });
  });

  it('takes every method over TLS, and goes to the API over TLS with its key', () => {
    const { DistributionConfig } = only('edge', 'AWS::CloudFront::Distribution');
    expect(DistributionConfig.DefaultCacheBehavior).toMatchObject({
      AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
      ViewerProtocolPolicy: 'redirect-to-https',
      CachePolicyId: { Ref: expect.stringContaining('CachePolicy') },
    });
    expect(DistributionConfig.Origins).toEqual([
      expect.objectContaining({
        CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
        OriginCustomHeaders: [
          {
            HeaderName: 'x-origin-key',
            HeaderValue: '{{resolve:secretsmanager:graphlets-prod-origin-key:SecretString:::}}',
          },
        ],
      }),
    ]);
    expect(DistributionConfig.WebACLId).toEqual({
      'Fn::GetAtt': [expect.stringContaining('FirewallAcl'), 'Arn'],
    });
    expect(DistributionConfig.HttpVersion).toBe('http2and3');
    expect(DistributionConfig.Logging).toBeDefined();
  });
});

describe('the firewall', () => {
  it("refuses an address that asks too often, and what AWS's rules know as bad", () => {
    const { Rules, DefaultAction, Scope } = only('edge', 'AWS::WAFv2::WebACL');
    expect({ DefaultAction, Scope }).toEqual({ DefaultAction: { Allow: {} }, Scope: 'CLOUDFRONT' });
    const [rate, ...groups] = Rules;
    expect(rate).toMatchObject({
      Priority: 0,
      Action: { Block: {} },
      Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 3_000, EvaluationWindowSec: 300 } },
    });
    expect(groups.map(({ Statement }) => Statement.ManagedRuleGroupStatement?.Name)).toEqual([
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
    ]);
    expect(groups.every(({ OverrideAction }) => 'None' in OverrideAction)).toBe(true);
  });

  it('lets a large operation through: the gateway has a limit of its own', () => {
    const { Rules } = only('edge', 'AWS::WAFv2::WebACL');
    const overridden = Rules.flatMap(
      ({ Statement }) => Statement.ManagedRuleGroupStatement?.RuleActionOverrides ?? [],
    );
    expect(overridden).toEqual([{ Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } }]);
  });

  it('logs what it refuses, without who asked', () => {
    expect(only('edge', 'AWS::WAFv2::LoggingConfiguration')).toMatchObject({
      RedactedFields: [{ SingleHeader: { Name: 'authorization' } }, { SingleHeader: { Name: 'cookie' } }],
      LoggingFilter: { DefaultBehavior: 'DROP' },
    });
  });
});

describe('the HTTP API', () => {
  it('hands every path and method to the alias of the gateway, and only after its guard', () => {
    const route = only('gateway', 'AWS::ApiGatewayV2::Route');
    expect(route).toMatchObject({ RouteKey: '$default', AuthorizationType: 'CUSTOM' });
    const integration = only('gateway', 'AWS::ApiGatewayV2::Integration');
    expect(integration).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });
    const target = referredProperties(
      app.template('gateway'),
      integration.IntegrationUri,
      'AWS::Lambda::Alias',
    );
    expect(target.Name).toBe('live');
    expect(only('gateway', 'AWS::ApiGatewayV2::Authorizer')).toMatchObject({
      AuthorizerType: 'REQUEST',
      IdentitySource: ['$request.header.x-origin-key'],
      EnableSimpleResponses: true,
      AuthorizerResultTtlInSeconds: 3_600,
    });
  });

  it('has a guard that may read its key and write its log, and nothing else', () => {
    const { PolicyDocument } = onlyPropertiesOf(app.template('gateway'), 'AWS::IAM::Policy', ({ Roles }) =>
      JSON.stringify(Roles).includes('Guard'),
    );
    const actions = PolicyDocument.Statement.flatMap(({ Action }) => Action);
    expect(actions.toSorted()).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'secretsmanager:GetSecretValue',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ]);
  });

  it('logs its accesses for as long as the stage says', () => {
    const { AccessLogSettings } = only('gateway', 'AWS::ApiGatewayV2::Stage');
    expect(JSON.parse(AccessLogSettings.Format)).toMatchObject({ status: '$context.status' });
    expect(propertiesOf(app.template('gateway'), 'AWS::Logs::LogGroup')).toContainEqual(
      expect.objectContaining({ LogGroupName: '/graphlets/prod/api-access', RetentionInDays: 30 }),
    );
  });
});

describe('the registry', () => {
  it('is private, encrypted, over TLS only, keeps old versions, and outlives its stack', () => {
    const { Resources } = app.template('registry');
    const bucket = Object.values(Resources).find(({ Type }) => Type === 'AWS::S3::Bucket');
    expect(bucket).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        BucketName: 'graphlets-prod-registry-111122223333-us-east-1',
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
      },
    });
    expect(only('registry', 'AWS::S3::BucketPolicy').PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
  });
});

describe('the canary', () => {
  it('is called once a minute through the address of the users, and not again when it fails', () => {
    expect(only('canaries', 'AWS::Scheduler::Schedule')).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      Target: { RetryPolicy: { MaximumRetryAttempts: 0 } },
    });
    const { CANARY_ENDPOINT } = only('canaries', 'AWS::Lambda::Function').Environment.Variables;
    const endpoint = resolveValue(CANARY_ENDPOINT, app.template('canaries'), ACCOUNT, 'us-east-1');
    expect(endpoint).toMatch(/\/graphql$/);
  });
});
