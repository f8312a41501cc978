import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alarmsOf as namesIn, parseRule } from '@graphlets/alarms/composite/parseRule';
import { readTemplate } from '@graphlets/alarms/template/readTemplate';
import { createScratchRepository, type ScratchRepository } from '../../local/test/scratchRepository.ts';
import { resolveValue } from './resolve.ts';
import { ACCOUNT, propertiesOf, readSynthesized, runSynth, type Synthesized } from './synthesized.ts';

const BUSY_ACCOUNT = '444455556666';
const CERTIFICATE = `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/0b1c2d3e`;
const stage = {
  account: ACCOUNT,
  region: 'eu-west-1',
  isProtected: false,
  logRetentionDays: 30,
  logLevel: 'info',
  rollout: 'allAtOnce',
  hasProvisionedConcurrency: true,
  firewall: { requestsPer5Minutes: 500 },
  originKeyNumber: 7,
  domain: { name: 'graph.example.com', certificateArn: CERTIFICATE },
  gatewayEnvironment: { GATEWAY_CORS_ORIGINS: 'https://example.com' },
  gatewayInstances: {
    subnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    securityGroupIds: ['sg-0123456789abcdef0'],
    requestsPerEnvironment: 32,
    memoryGiBPerVcpu: 4,
    minEnvironments: 3,
    maxEnvironments: 20,
    maxVcpuCount: 64,
  },
  alarmEmails: {},
};

let repository: ScratchRepository;
let folder: string;
let app: Synthesized;

/** A repository with graphlets that this one has not: no line of CDK knows them. */
beforeAll(() => {
  repository = createScratchRepository('export const handler = () => 1;');
  const { write, writeGraphlet } = repository;
  write('canaries/main.ts', 'export const handler = () => 2;');
  write(
    'canaries/function.json',
    JSON.stringify({
      name: 'canary',
      owner: 'tests',
      runtime: 'nodejs24.x',
      entry: 'main.ts',
      memoryMb: 256,
      timeoutMs: 90_000,
      schema: null,
      environment: { CANARY_JOURNEYS: 'home-page' },
    }),
  );
  writeGraphlet('plain', {
    code: 'export const handler = () => 3;',
    sdl: 'type Query { plain: Int }',
    manifest: {},
  });
  writeGraphlet('busy', {
    code: 'export const handler = () => 4;',
    sdl: 'type Query { busy: Int }',
    manifest: {
      account: BUSY_ACCOUNT,
      region: 'us-west-2',
      reservedConcurrency: 100,
      provisionedConcurrency: { min: 5, max: 50, targetUtilization: 0.6 },
      tables: ['busy', 'busy-log'],
      writes: ['busy-log'],
    },
  });
  write('graphlets/brew/build/brew.jar', 'PK');
  writeGraphlet('brew', {
    sdl: 'type Query { brew: Int }',
    manifest: { runtime: 'java25', entry: 'build/brew.jar', handler: 'com.example.Brew' },
  });
  write('stages/abroad.json', JSON.stringify(stage));

  folder = mkdtempSync(join(tmpdir(), 'synth-'));
  const { status, stderr } = runSynth('abroad', join(folder, 'cdk.out'), {
    GRAPHLETS_ROOT: repository.root,
    GRAPHLETS_STAGES: join(repository.root, 'stages'),
  });
  if (status !== 0) throw new Error(stderr);
  app = readSynthesized(join(folder, 'cdk.out'), 'abroad');
}, 180_000);
afterAll(() => {
  repository.remove();
  rmSync(folder, { recursive: true, force: true });
});

const only = (part: string, type: string) => {
  const found = propertiesOf(app.template(part), type);
  expect(found).toHaveLength(1);
  return found[0];
};

describe('a new folder under graphlets/', () => {
  it('is deployed by what its manifest says alone', () => {
    expect([...app.templates().keys()]).toEqual(
      expect.arrayContaining(['plain', 'busy', 'busy-data', 'brew', 'gateway', 'edge', 'registry']),
    );
    expect([...app.templates().keys()]).not.toContain('plain-data');
    expect(only('plain', 'AWS::Lambda::Function')).toMatchObject({
      FunctionName: 'graphlets-abroad-plain',
      MemorySize: 256,
      Timeout: 3,
    });
  });

  it('may be invoked by the gateway, and nothing else may', () => {
    const [statement] = propertiesOf(app.template('gateway'), 'AWS::IAM::Policy')
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .filter(({ Action }) => Action === 'lambda:InvokeFunction');
    expect(statement.Resource).toEqual([
      `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:graphlets-abroad-brew:live`,
      `arn:aws:lambda:us-west-2:${BUSY_ACCOUNT}:function:graphlets-abroad-busy:live`,
      `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:graphlets-abroad-plain:live`,
    ]);
  });
});

describe('a graphlet in an account and a region of its own', () => {
  it('is deployed there, its tables too', () => {
    const environments = ['busy', 'busy-data', 'plain'].map((part) => app.environmentOf(part));
    expect(environments).toEqual([
      `aws://${BUSY_ACCOUNT}/us-west-2`,
      `aws://${BUSY_ACCOUNT}/us-west-2`,
      `aws://${ACCOUNT}/eu-west-1`,
    ]);
  });

  it("lets the gateway's role in by a policy of its alias", () => {
    const { Resources } = app.template('busy');
    const permission = only('busy', 'AWS::Lambda::Permission');
    expect(permission).toEqual({
      Action: 'lambda:InvokeFunction',
      Principal: `arn:aws:iam::${ACCOUNT}:role/graphlets-abroad-gateway`,
      FunctionName: { Ref: expect.any(String) },
    });
    expect(Resources[permission.FunctionName.Ref]?.Type).toBe('AWS::Lambda::Alias');
    expect(only('registry', 'AWS::IAM::Role').RoleName).toBe('graphlets-abroad-gateway');
    expect(propertiesOf(app.template('plain'), 'AWS::Lambda::Permission')).toEqual([]);
  });

  it('may write only the tables that it says it writes', () => {
    const table = (name: string) =>
      `arn:aws:dynamodb:us-west-2:${BUSY_ACCOUNT}:table/graphlets-abroad-${name}`;
    const statements = only('busy', 'AWS::IAM::Policy').PolicyDocument.Statement;
    const resources = (action: string) =>
      statements
        .filter(({ Action }: { Action: string | string[] }) => [Action].flat().includes(action))
        .flatMap(({ Resource }: { Resource: unknown }) =>
          resolveValue(Resource, app.template('busy'), BUSY_ACCOUNT, 'us-west-2'),
        );
    expect(resources('dynamodb:BatchWriteItem')).toEqual([table('busy-log')]);
    expect(resources('dynamodb:BatchGetItem')).toEqual([table('busy'), table('busy-log')]);
    expect(resources('dynamodb:Query')).toEqual([table('busy'), table('busy-log')]);
  });
});

describe('concurrency', () => {
  it('is reserved as the manifest says', () => {
    expect(only('busy', 'AWS::Lambda::Function').ReservedConcurrentExecutions).toBe(100);
    expect(only('plain', 'AWS::Lambda::Function').ReservedConcurrentExecutions).toBeUndefined();
  });

  it('is provisioned between the limits of the manifest, by the maximum utilisation and not the average', () => {
    expect(only('busy', 'AWS::ApplicationAutoScaling::ScalableTarget')).toMatchObject({
      MinCapacity: 5,
      MaxCapacity: 50,
      ResourceId: 'function:graphlets-abroad-busy:live',
      ScalableDimension: 'lambda:function:ProvisionedConcurrency',
    });
    const policy = only('busy', 'AWS::ApplicationAutoScaling::ScalingPolicy');
    expect(policy).toMatchObject({
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 0.6,
        ScaleOutCooldown: 0,
        CustomizedMetricSpecification: {
          Namespace: 'AWS/Lambda',
          MetricName: 'ProvisionedConcurrencyUtilization',
          Statistic: 'Maximum',
          Dimensions: [
            { Name: 'FunctionName', Value: 'graphlets-abroad-busy' },
            { Name: 'Resource', Value: 'graphlets-abroad-busy:live' },
          ],
        },
      },
    });
    expect(policy.TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification).toBeUndefined();
    expect(propertiesOf(app.template('plain'), 'AWS::ApplicationAutoScaling::ScalableTarget')).toEqual([]);
  });
});

describe('a stage that is not protected', () => {
  it('may be removed with its data, and takes new versions at once', () => {
    const tables = Object.values(app.template('busy-data').Resources);
    expect(tables).toHaveLength(2);
    for (const table of tables) {
      expect(table).toMatchObject({
        DeletionPolicy: 'Delete',
        Properties: { DeletionProtectionEnabled: false },
      });
    }
    expect(app.isTerminationProtected('busy-data')).toBe(false);
    expect(only('plain', 'AWS::CodeDeploy::DeploymentGroup').DeploymentConfigName).toBe(
      'CodeDeployDefault.LambdaAllAtOnce',
    );
  });
});

describe('SnapStart', () => {
  it('is on where the runtime has it', () => {
    expect(only('brew', 'AWS::Lambda::Function')).toMatchObject({
      Runtime: 'java25',
      Handler: 'com.example.Brew',
      SnapStart: { ApplyOn: 'PublishedVersions' },
    });
    expect(only('plain', 'AWS::Lambda::Function').SnapStart).toBeUndefined();
  });
});

describe('a gateway on Managed Instances', () => {
  it('takes several requests at once in each environment, on arm64, in the network of the stage', () => {
    expect(only('gateway', 'AWS::Lambda::CapacityProvider')).toMatchObject({
      InstanceRequirements: { Architectures: ['arm64'] },
      VpcConfig: {
        SubnetIds: stage.gatewayInstances.subnetIds,
        SecurityGroupIds: stage.gatewayInstances.securityGroupIds,
      },
      CapacityProviderScalingConfig: { MaxVCpuCount: 64 },
    });
    const [gateway] = propertiesOf(app.template('gateway'), 'AWS::Lambda::Function');
    expect(gateway).toMatchObject({
      FunctionName: 'graphlets-abroad-gateway',
      MemorySize: 2_048,
      FunctionScalingConfig: { MinExecutionEnvironments: 3, MaxExecutionEnvironments: 20 },
      CapacityProviderConfig: {
        LambdaManagedInstancesCapacityProviderConfig: {
          PerExecutionEnvironmentMaxConcurrency: 32,
          ExecutionEnvironmentMemoryGiBPerVCpu: 4,
        },
      },
    });
  });

  it('has the environment that the stage adds', () => {
    const [gateway] = propertiesOf(app.template('gateway'), 'AWS::Lambda::Function');
    expect(gateway.Environment.Variables).toMatchObject({
      GATEWAY_CORS_ORIGINS: 'https://example.com',
      GATEWAY_REGISTRY: `s3://graphlets-abroad-registry-${ACCOUNT}-eu-west-1`,
    });
  });
});

describe('alarms', () => {
  const away = `observability-${BUSY_ACCOUNT}-us-west-2`;
  const alarmsOf = (part: string) => {
    const { metricAlarms, compositeAlarms } = readTemplate(app.template(part));
    return [...metricAlarms, ...compositeAlarms].map(({ name }) => name.replace('graphlets-abroad-', ''));
  };

  it('are where the metrics are, with the topic of the owner and the concurrency of that account', () => {
    expect(app.environmentOf(away)).toBe(`aws://${BUSY_ACCOUNT}/us-west-2`);
    expect(alarmsOf(away).sort()).toEqual([
      'account-concurrency',
      'busy-cold-starts',
      'busy-deadline-exceeded',
      'busy-error-rate',
      'busy-lambda-timeout',
      'busy-latency-p99',
      'busy-out-of-memory',
      'busy-throttles',
      'busy-unhealthy',
    ]);
    expect(propertiesOf(app.template(away), 'AWS::SNS::Topic').map(({ TopicName }) => TopicName)).toContain(
      'graphlets-abroad-pages-tests',
    );
  });

  it("of the gateway's own view stay at home, and wake the owner by themselves", () => {
    const { metricAlarms } = readTemplate(app.template('observability'));
    expect(
      metricAlarms.flatMap(({ name, alarmActions }) =>
        name.includes('-busy-') ? [[name, alarmActions]] : [],
      ),
    ).toEqual([['graphlets-abroad-busy-call-timeouts', ['graphlets-abroad-pages-tests']]]);
  });

  it('of composites name no alarm of another place: CloudWatch would not find it', () => {
    for (const part of ['observability', away]) {
      const { metricAlarms, compositeAlarms } = readTemplate(app.template(part));
      const known = new Set([...metricAlarms, ...compositeAlarms].map(({ name }) => name));
      const named = compositeAlarms.flatMap(({ rule }) => namesIn(parseRule(rule)));
      expect(named.filter((name) => !known.has(name))).toEqual([]);
    }
  });
});

describe('the edge of a stage in another region', () => {
  it('is in us-east-1 with its firewall, and the key of the API is there too', () => {
    expect(app.environmentOf('edge')).toBe(`aws://${ACCOUNT}/us-east-1`);
    expect(only('gateway', 'AWS::SecretsManager::Secret').ReplicaRegions).toEqual([{ Region: 'us-east-1' }]);
  });

  it('takes a renewed key when the stage says that there is one', () => {
    expect(only('edge', 'AWS::CloudFront::Distribution').DistributionConfig.Comment).toBe(
      'graphlets-abroad-endpoint, key 7',
    );
  });

  it('answers by the domain of the stage, by TLS 1.2', () => {
    expect(only('edge', 'AWS::CloudFront::Distribution').DistributionConfig).toMatchObject({
      Aliases: ['graph.example.com'],
      ViewerCertificate: {
        AcmCertificateArn: CERTIFICATE,
        MinimumProtocolVersion: 'TLSv1.2_2021',
      },
    });
  });
});

describe('what comes after the stacks', () => {
  it('is told where the graph is published, and what of', () => {
    expect(app.readJson('deployment.json')).toEqual({
      account: ACCOUNT,
      registry: `s3://graphlets-abroad-registry-${ACCOUNT}-eu-west-1`,
    });
    expect(app.readJson('subgraphs.json')).toEqual({
      subgraphs: ['brew', 'busy', 'plain'].map((name) => ({
        name,
        url: `lambda:arn:aws:lambda:${name === 'busy' ? `us-west-2:${BUSY_ACCOUNT}` : `eu-west-1:${ACCOUNT}`}:function:graphlets-abroad-${name}:live`,
        schema: expect.stringMatching(new RegExp(`graphlets/${name}/schema\\.graphql$`)),
      })),
    });
  });
});
