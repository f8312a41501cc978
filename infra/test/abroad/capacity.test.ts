import { ACCOUNT, type Synthesized } from '../template/synthesized.ts';
import { onlyPropertiesOf, propertiesOf } from '../template/template.ts';
import { stage, synthesizedAbroad } from './synthesizedAbroad.ts';

let app: Synthesized;
beforeAll(async () => {
  app = await synthesizedAbroad();
}, 180_000);

const only = <const T extends string>(part: string, type: T) => onlyPropertiesOf(app.template(part), type);

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
    expect(gateway?.Environment.Variables).toMatchObject({
      GATEWAY_CORS_ORIGINS: 'https://example.com',
      GATEWAY_REGISTRY: `s3://graphlets-abroad-registry-${ACCOUNT}-eu-west-1`,
    });
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
