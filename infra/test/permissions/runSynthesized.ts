import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { loadSample } from '@graphlets/data/loadSample';
import { ensureTable, TABLES } from '@graphlets/data/tables';
import { startDynalite } from '@graphlets/local/dynamodb/startDynalite';
import { startLambdaService } from '@graphlets/local-lambda';
import { composeGraph } from '@graphlets/schema-manager/composeGraph';
import { startFakeS3 } from '@graphlets/testing/fakeS3';
import type { DeployedFunction } from '../template/deployedFunctions.ts';
import type { Permission } from '../template/permissionsOf.ts';
import { ACCOUNT, type Synthesized } from '../template/synthesized.ts';
import { askForEverything } from './askForEverything.ts';
import { dynamoDbPermissions, lambdaPermissions, startRecorder } from './recorder.ts';

const VERSION = '0123456789abcdef';

export interface SynthesizedRun {
  readonly answers: readonly unknown[];
  /** What each function asked for, by its physical name. */
  readonly recorded: ReadonlyMap<string, ReadonlySet<Permission>>;
}

/**
 * Runs what was synthesized on the local Lambda service: code, memory, timeout and environment of the templates, and
 * nothing else; asks it for everything.
 */
export async function runSynthesized(
  app: Synthesized,
  functions: readonly DeployedFunction[],
  region: string,
): Promise<SynthesizedRun> {
  await using opened = new AsyncDisposableStack();
  const dynalite = await startDynalite('127.0.0.1', 0);
  opened.defer(() => dynalite.close());
  await fillTables(dynalite.url, region);
  const database = await startRecorder(dynalite.url, dynamoDbPermissions(ACCOUNT, region));
  opened.defer(() => database.close());

  const s3 = await startFakeS3();
  opened.defer(() => s3.close());
  publish(app, functions, s3.objects);

  const lambda = await startLambdaService({ port: 0, region });
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

  const answers = await askForEverything((name, payload) => invoke(lambda.url, name, payload));
  const recorded = functions.map(({ name }) => {
    const objects = s3.requests.flatMap((request, index): readonly Permission[] =>
      s3.callers[index] === name ? [`s3:GetObject arn:aws:s3:::${request.replace(/^GET /, '')}`] : [],
    );
    const asked = [database, invokes].flatMap((recorder) => [...(recorder.recorded.get(name) ?? [])]);
    return [name, new Set([...asked, ...objects])] as const;
  });
  return { answers, recorded: new Map(recorded) };
}

async function fillTables(endpoint: string, region: string): Promise<void> {
  const credentials = { accessKeyId: 'loader', secretAccessKey: 'secret' };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }));
  const physical = (table: string) => `graphlets-prod-${table}`;
  for (const table of TABLES) await ensureTable(client, physical(table));
  await loadSample(client, physical);
  client.destroy();
}

/** Puts the graph where the gateway's environment says that it is. */
function publish(
  app: Synthesized,
  functions: readonly DeployedFunction[],
  objects: Map<string, string>,
): void {
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

async function invoke(lambdaUrl: string, name: string, payload: unknown): Promise<unknown> {
  const response = await fetch(`${lambdaUrl}/2015-03-31/functions/graphlets-prod-${name}/invocations`, {
    method: 'POST',
    body: JSON.stringify(payload),
  });
  return response.json();
}
