import { resolveValue } from '../template/resolveValue.ts';
import { ACCOUNT, type Synthesized } from '../template/synthesized.ts';
import { onlyPropertiesOf, propertiesOf, referredProperties } from '../template/template.ts';
import { BUSY_ACCOUNT, synthesizedAbroad } from './synthesizedAbroad.ts';

let app: Synthesized;
beforeAll(async () => {
  app = await synthesizedAbroad();
}, 180_000);

const only = <const T extends string>(part: string, type: T) => onlyPropertiesOf(app.template(part), type);

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
    expect(statement?.Resource).toEqual([
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
    const permission = only('busy', 'AWS::Lambda::Permission');
    expect(permission).toEqual({
      Action: 'lambda:InvokeFunction',
      Principal: `arn:aws:iam::${ACCOUNT}:role/graphlets-abroad-gateway`,
      FunctionName: { Ref: expect.any(String) },
    });
    const target = referredProperties(app.template('busy'), permission.FunctionName, 'AWS::Lambda::Alias');
    expect(target.Name).toBe('live');
    expect(only('registry', 'AWS::IAM::Role').RoleName).toBe('graphlets-abroad-gateway');
    expect(propertiesOf(app.template('plain'), 'AWS::Lambda::Permission')).toEqual([]);
  });

  it('may write only the tables that it says it writes', () => {
    const table = (name: string) =>
      `arn:aws:dynamodb:us-west-2:${BUSY_ACCOUNT}:table/graphlets-abroad-${name}`;
    const statements = only('busy', 'AWS::IAM::Policy').PolicyDocument.Statement;
    const resources = (action: string) =>
      statements
        .filter(({ Action }) => [Action].flat().includes(action))
        .flatMap(({ Resource }) => resolveValue(Resource, app.template('busy'), BUSY_ACCOUNT, 'us-west-2'));
    expect(resources('dynamodb:BatchWriteItem')).toEqual([table('busy-log')]);
    expect(resources('dynamodb:BatchGetItem')).toEqual([table('busy'), table('busy-log')]);
    expect(resources('dynamodb:Query')).toEqual([table('busy'), table('busy-log')]);
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
