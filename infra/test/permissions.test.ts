import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { loadSample } from '@graphlets/data/loadSample';
import { ensureTable, TABLES } from '@graphlets/data/tables';
import { startDynalite } from '@graphlets/local/dynamodb/startDynalite';
import { type LambdaService, startLambdaService } from '@graphlets/local-lambda';
import { composeGraph } from '@graphlets/schema-manager/composeGraph';
import { startFakeS3 } from '@graphlets/testing/fakeS3';
import { dynamoDbPermissions, lambdaPermissions, startRecorder } from './recorder.ts';
import { type DeployedFunction, deployedFunctions } from './template/deployedFunctions.ts';
import { covers, type Permission, permissionsOf } from './template/permissionsOf.ts';
import { ACCOUNT, type Synthesized, synthesized } from './template/synthesized.ts';

const REGION = 'us-east-1';
const VERSION = '0123456789abcdef';
const root = join(import.meta.dirname, '..', '..');

/** One operation for each thing that a graphlet asks its tables for, through the gateway. */
const OPERATIONS = [
  `{ title(id: "tt0111161") {
      primaryTitle rating { average } awards { id recipients { __typename } }
      cast(first: 2) { nodes { id name { primaryName credits(first: 1) { nodes { id title { primaryTitle } } } } } }
      reviews(first: 1) { nodes { id } }
  } }`,
  '{ titlesByGenre(genre: "Drama", first: 2) { nodes { id reviews(first: 1) { nodes { id } } } } }',
  '{ chart(id: TOP_RATED) { entries(first: 2) { nodes { rank title { startYear isClassic } } } } }',
  '{ trending(first: 2) { id displayName } }',
  '{ review(id: "tt0111161:missing") { id } }',
  `mutation { addReview(input: { titleId: "tt0111161", author: "Anna", rating: 9, headline: "A headline", text: "A text that is long enough to be a review of a title." }) {
      review { id } userErrors { message }
  } }`,
];
/** Asked of a graphlet itself: what the gateway asks it for on behalf of others. */
const CREDIT =
  '{ _entities(representations: [{ __typename: "Credit", titleId: "tt0111161", ordering: 1 }]) { ... on Credit { category } } }';

let app: Synthesized;
let lambda: LambdaService;
let functions: readonly DeployedFunction[];
const recorded = new Map<string, ReadonlySet<Permission>>();
const answers: unknown[] = [];

/** Runs what was synthesized: code, memory, timeout and environment of the templates, and nothing else. */
beforeAll(async () => {
  await using opened = new AsyncDisposableStack();
  app = await synthesized('prod');
  functions = deployedFunctions(app, ACCOUNT, REGION).filter(
    ({ environment }) => 'FUNCTION_NAME' in environment,
  );

  const dynalite = await startDynalite('127.0.0.1', 0);
  opened.defer(() => dynalite.close());
  const credentials = { accessKeyId: 'loader', secretAccessKey: 'secret' };
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: dynalite.url, region: REGION, credentials }),
  );
  const physical = (table: string) => `graphlets-prod-${table}`;
  for (const table of TABLES) await ensureTable(client, physical(table));
  await loadSample(client, physical);
  client.destroy();
  const database = await startRecorder(dynalite.url, dynamoDbPermissions(ACCOUNT, REGION));
  opened.defer(() => database.close());

  const s3 = await startFakeS3();
  opened.defer(() => s3.close());
  publish(s3.objects);

  lambda = await startLambdaService({ port: 0, region: REGION });
  opened.defer(() => lambda.close());
  const invokes = await startRecorder(lambda.url, lambdaPermissions);
  opened.defer(() => invokes.close());
  for (const { roleName: _, ...config } of functions) {
    await lambda.putFunction({
      ...config,
      reservedConcurrency: null,
      provisionedConcurrency: 0,
      environment: {
        ...config.environment,
        // What a function asks for is told from what others ask for by the key that it signs with.
        AWS_ACCESS_KEY_ID: config.name,
        AWS_SECRET_ACCESS_KEY: 'secret',
        AWS_ENDPOINT_URL_DYNAMODB: database.url,
        AWS_ENDPOINT_URL_LAMBDA: invokes.url,
        AWS_ENDPOINT_URL_S3: s3.url,
      },
    });
  }

  for (const query of OPERATIONS) answers.push(await invoke('gateway', { query }));
  answers.push(await invoke('credits', { query: CREDIT }));
  for (const instance of [1, 2, 3]) {
    answers.push(await invoke('gateway', { query: `{ synthetic${instance} { __typename } }` }));
  }

  for (const { name } of functions) {
    const objects = s3.requests.flatMap((request, index): readonly Permission[] =>
      s3.callers[index] === name ? [`s3:GetObject arn:aws:s3:::${request.replace(/^GET /, '')}`] : [],
    );
    recorded.set(
      name,
      new Set([...(database.recorded.get(name) ?? []), ...(invokes.recorded.get(name) ?? []), ...objects]),
    );
  }
  const parts = opened.move();
  await parts.disposeAsync();
}, 240_000);

/** Puts the graph where the gateway's environment says that it is. */
function publish(objects: Map<string, string>): void {
  const list = app.readJson('subgraphs.json') as {
    subgraphs: { name: string; url: string; schema: string }[];
  };
  const composition = composeGraph(
    list.subgraphs.map(({ name, url, schema }) => ({
      name,
      url,
      sdl: readFileSync(join(app.folder, schema), 'utf8'),
    })),
  );
  if (!composition.ok) throw new Error('The graph does not compose.');
  const gateway = functions.find(({ name }) => name === 'graphlets-prod-gateway');
  const bucket = gateway?.environment.GATEWAY_REGISTRY?.replace('s3://', '');
  const supergraph = `versions/${VERSION}/supergraph.graphql`;
  objects.set(`${bucket}/current.json`, JSON.stringify({ version: VERSION, supergraph }));
  objects.set(`${bucket}/${supergraph}`, composition.supergraphSdl);
}

async function invoke(name: string, payload: unknown): Promise<unknown> {
  const response = await fetch(`${lambda.url}/2015-03-31/functions/graphlets-prod-${name}/invocations`, {
    method: 'POST',
    body: JSON.stringify(payload),
  });
  return response.json();
}

const allowedTo = (name: string): readonly Permission[] => {
  const roleName = functions.find((each) => each.name === name)?.roleName ?? '';
  return permissionsOf(app, roleName, ACCOUNT, REGION);
};

/** The rows of docs/permissions.md: `function`, `action`, `resource`; `*` stands for any text. */
const listed = readFileSync(join(root, 'docs/permissions.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
  .map(([, functionName = '', action = '', resource = '']) => ({ functionName, action, resource }));

function isListed(name: string, permission: Permission): boolean {
  return listed.some(({ functionName, action, resource }) => {
    const own = resource.replaceAll('{function}', name.replace('graphlets-prod-', ''));
    return (
      covers(`${functionName} x`, `${name.replace('graphlets-prod-', '')} x`) &&
      covers(`${action} ${own}`, permission)
    );
  });
}

describe('what is synthesized, run on the local stack with the environment of its templates', () => {
  it('serves every operation', () => {
    expect(answers.filter((answer) => JSON.stringify(answer).includes('"errors":'))).toEqual([]);
    expect(answers).toContainEqual({
      data: { addReview: { review: { id: expect.any(String) }, userErrors: [] } },
    });
    expect(answers[0]).toMatchObject({
      data: { title: { primaryTitle: 'The Shawshank Redemption', rating: { average: expect.any(Number) } } },
    });
  });
});

describe('permissions', () => {
  it('cover everything that each function asked for', () => {
    for (const { name } of functions) {
      const denied = [...(recorded.get(name) ?? [])].filter(
        (done) => !allowedTo(name).some((permission) => covers(permission, done)),
      );
      expect({ name, denied }).toEqual({ name, denied: [] });
    }
  });

  it('were asked for by somebody: tables, graphlets, the registry', () => {
    const everything = [...recorded.values()].flatMap((permissions) => [...permissions]);
    expect(new Set(everything.map((permission) => permission.split(' ')[0]))).toEqual(
      new Set([
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:BatchWriteItem',
        'lambda:InvokeFunction',
        's3:GetObject',
      ]),
    );
  });

  it('allow nothing beyond that but what docs/permissions.md lists', () => {
    for (const { name } of functions) {
      const done = [...(recorded.get(name) ?? [])];
      const unused = allowedTo(name).filter(
        (permission) => !done.some((each) => covers(permission, each)) && !isListed(name, permission),
      );
      expect({ name, unused }).toEqual({ name, unused: [] });
    }
  });

  it("would be missed: a graphlet is not allowed another one's table", () => {
    const foreign: Permission = `dynamodb:Query arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/graphlets-prod-titles`;
    expect(allowedTo('graphlets-prod-titles').some((permission) => covers(permission, foreign))).toBe(true);
    expect(allowedTo('graphlets-prod-ratings').some((permission) => covers(permission, foreign))).toBe(false);
  });
});
