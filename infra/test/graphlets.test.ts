import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBundler } from '@graphlets/local/bundle/bundler';
import { functionEnvironment } from '@graphlets/platform/functionEnvironment';
import { discoverFunctions, expandManifest } from '@graphlets/platform/functions';
import { type Synthesized, synthesized } from './template/synthesized.ts';
import { onlyPropertiesOf, propertiesOf, referredProperties, resourcesOf } from './template/template.ts';

const root = join(import.meta.dirname, '..', '..');
const functions = [...discoverFunctions(root), ...expandManifest(join(root, 'canaries/function.json'))];
const byName = functions.map((definition) => [definition.name, definition] as const);

let app: Synthesized;
beforeAll(async () => {
  app = await synthesized('prod');
}, 180_000);

/** The stack that holds a function. */
function stackOf(name: string): string {
  if (name === 'canary') return 'canaries';
  return name.startsWith('synthetic-') ? 'synthetic' : name;
}
const templateOf = (name: string) => app.template(stackOf(name));
const lambdaOf = (name: string) =>
  onlyPropertiesOf(
    templateOf(name),
    'AWS::Lambda::Function',
    ({ FunctionName }) => FunctionName === `graphlets-prod-${name}`,
  );

describe.each(byName)('the function %s', (name, definition) => {
  const { manifest } = definition;

  it('is as its manifest asks for it', () => {
    expect(lambdaOf(name)).toMatchObject({
      Runtime: manifest.runtime,
      Architectures: ['arm64'],
      Handler: manifest.handler,
      MemorySize: manifest.memoryMb,
      Timeout: Math.ceil(manifest.timeoutMs / 1_000),
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'INFO', ApplicationLogLevel: 'INFO' },
    });
    expect(lambdaOf(name).ReservedConcurrentExecutions).toBe(manifest.reservedConcurrency ?? undefined);
  });

  it('has the environment that the local stack gives it', () => {
    const local = functionEnvironment(definition, (table) => `graphlets-prod-${table}`);
    expect(lambdaOf(name).Environment.Variables).toMatchObject(local);
  });

  it('has a log of its own that is not kept for ever', () => {
    expect(propertiesOf(templateOf(name), 'AWS::Logs::LogGroup')).toContainEqual(
      expect.objectContaining({ LogGroupName: `/graphlets/prod/${name}`, RetentionInDays: 30 }),
    );
  });

  it('has an alias that new versions come to by a canary deployment, taken back by an alarm', () => {
    const template = templateOf(name);
    const alias = resourcesOf(template, 'AWS::Lambda::Alias').find(
      ({ Properties: { FunctionName } }) =>
        referredProperties(template, FunctionName, 'AWS::Lambda::Function').FunctionName ===
        `graphlets-prod-${name}`,
    );
    expect(alias?.Properties.Name).toBe('live');
    const rollout = alias?.UpdatePolicy?.CodeDeployLambdaAliasUpdate;
    if (rollout === undefined) throw new Error(`${name} takes new versions at once`);
    const group = referredProperties(
      template,
      rollout.DeploymentGroupName,
      'AWS::CodeDeploy::DeploymentGroup',
    );
    expect(group).toMatchObject({
      DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      AutoRollbackConfiguration: {
        Enabled: true,
        Events: expect.arrayContaining(['DEPLOYMENT_STOP_ON_ALARM']),
      },
    });
    const alarms = group.AlarmConfiguration.Alarms.map((alarm) =>
      referredProperties(template, alarm.Name, 'AWS::CloudWatch::Alarm'),
    );
    expect(alarms).toMatchObject([{ AlarmName: `graphlets-prod-${name}-rollout`, Threshold: 1 }]);
  });
});

describe('the code that is deployed', () => {
  it('is, byte for byte, what the local stack runs', async () => {
    const bundler = createBundler(root);
    try {
      // Instances share a bundle.
      for (const definition of functions.filter(({ instance }) => instance === 1)) {
        const bundle = await bundler.build(definition);
        const key = lambdaOf(definition.name).Code.S3Key;
        const folder = join(app.folder, `asset.${key.replace(/\.zip$/, '')}`);
        const deployed = [...bundle.files.keys()].map(
          (file) => [file, readFileSync(join(folder, file))] as const,
        );
        const local = [...bundle.files].map(([file, content]) => [file, Buffer.from(content)] as const);
        expect(deployed.map(([file, content]) => [file, content.toString('base64')])).toEqual(
          local.map(([file, content]) => [file, content.toString('base64')]),
        );
      }
    } finally {
      await bundler.dispose();
    }
  }, 60_000);
});

describe('a graphlet with tables', () => {
  it('has them in a stack of their own, on demand, recoverable, and not to be deleted', () => {
    expect(propertiesOf(app.template('ratings-data'), 'AWS::DynamoDB::Table')).toEqual([
      expect.objectContaining({
        TableName: 'graphlets-prod-ratings',
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
      }),
    ]);
    expect(app.isTerminationProtected('ratings-data')).toBe(true);
    const [table] = Object.values(app.template('ratings-data').Resources);
    expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });
});
