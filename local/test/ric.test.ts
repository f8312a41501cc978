import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LambdaService, startLambdaService } from '@graphlets/local-lambda';
import { functionEnvironment } from '@graphlets/platform/functionEnvironment';
import { discoverFunctions } from '@graphlets/platform/functions';
import type { GraphletRequest } from '@graphlets/platform/wire';
import { composeGraph } from '@graphlets/schema-manager/composeGraph';
import { readFunctionSubgraphs } from '@graphlets/schema-manager/readSubgraphs';
import { isInstalled, missingTools, ricEntry, SETUP_COMMAND } from '../lambda/ric/installation.ts';
import { createBundler } from '../src/bundle/bundler.ts';
import { writeBundle } from '../src/bundle/writeBundle.ts';

const root = join(import.meta.dirname, '../..');
const installs = process.env.CI === 'true' && missingTools().length === 0;
const runs = isInstalled() || installs;
const describeRic = runs ? describe : describe.skip;
// Jest prints nothing of a file in which everything is skipped, not even its names.
if (!runs) process.stderr.write(`Skipped: bundles under aws-lambda-ric. Install it by: ${SETUP_COMMAND}\n`);

const graphletRequest: GraphletRequest = {
  query: '{ __typename _service { sdl } }',
  context: { requestId: 'r-1', deadline: Date.now() + 600_000 },
};
const httpApiV2Event = {
  version: '2.0',
  rawPath: '/graphql',
  rawQueryString: '',
  headers: { 'content-type': 'application/json', accept: 'application/json', 'x-request-id': 'r-2' },
  requestContext: { http: { method: 'POST', path: '/graphql' } },
  body: '{"query":"{ __typename }"}',
  isBase64Encoded: false,
};

describeRic(`bundles under aws-lambda-ric (installed by: ${SETUP_COMMAND})`, () => {
  let scratch: string;
  let builtIn: LambdaService;
  let ric: LambdaService;

  beforeAll(async () => {
    if (!isInstalled()) install();
    scratch = mkdtempSync(join(tmpdir(), 'ric-'));
    await buildFunctions(scratch);
    [builtIn, ric] = await Promise.all([
      startFunctions(scratch),
      startFunctions(scratch, [process.execPath, ricEntry]),
    ]);
  }, 300_000);
  afterAll(async () => {
    await Promise.all([builtIn?.close(), ric?.close()]);
    if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
  });

  it('answer a graphlet request as under the built-in runtime', async () => {
    const answer = await invoke(ric, 'ratings', graphletRequest);
    expect(answer).toEqual({
      status: 200,
      functionError: null,
      body: { data: { __typename: 'Query', _service: { sdl: expect.stringContaining('type Title') } } },
    });
    expect(answer).toEqual(await invoke(builtIn, 'ratings', graphletRequest));
  });

  it('answer a direct invoke of the gateway as under the built-in runtime', async () => {
    const event = { query: '{ __typename }' };
    const answer = await invoke(ric, 'gateway', event);
    expect(answer).toEqual({ status: 200, functionError: null, body: { data: { __typename: 'Query' } } });
    expect(answer).toEqual(await invoke(builtIn, 'gateway', event));
  });

  it('answer an HTTP API event of the gateway as under the built-in runtime', async () => {
    const answer = await invoke(ric, 'gateway', httpApiV2Event);
    expect(answer).toMatchObject({
      status: 200,
      functionError: null,
      body: { statusCode: 200, body: '{"data":{"__typename":"Query"}}' },
    });
    expect(answer).toEqual(await invoke(builtIn, 'gateway', httpApiV2Event));
  });
});

function install(): void {
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'setup:ric'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${SETUP_COMMAND} failed (exit code ${status}):\n${stdout}${stderr}`);
}

const findFunctions = () => discoverFunctions(root).filter(({ name }) => /^(gateway|ratings)$/.test(name));

async function buildFunctions(folder: string): Promise<void> {
  const bundler = createBundler(root);
  try {
    for (const definition of findFunctions()) {
      await writeBundle(await bundler.build(definition), join(folder, definition.name), {
        removeOthers: false,
      });
    }
  } finally {
    await bundler.dispose();
  }
  const graphlets = discoverFunctions(root).filter(({ name }) => /^(ratings|titles)$/.test(name));
  const composition = composeGraph(readFunctionSubgraphs(graphlets, root));
  if (!composition.ok) throw new Error(JSON.stringify(composition.problems));
  writeFileSync(join(folder, 'supergraph.graphql'), composition.supergraphSdl);
}

async function startFunctions(folder: string, command?: readonly string[]): Promise<LambdaService> {
  const service = await startLambdaService({ port: 0 });
  for (const definition of findFunctions()) {
    const { name, manifest } = definition;
    await service.putFunction({
      name,
      codeDir: join(folder, name),
      handler: 'main.handler',
      runtime: manifest.runtime,
      memoryMb: manifest.memoryMb,
      timeoutMs: manifest.timeoutMs,
      reservedConcurrency: null,
      provisionedConcurrency: 0,
      environment: {
        ...functionEnvironment(definition, (table) => table),
        AWS_ENDPOINT_URL_LAMBDA: service.url,
        ...(name === 'gateway' && { GATEWAY_SUPERGRAPH_FILE: join(folder, 'supergraph.graphql') }),
      },
      ...(command !== undefined && { command }),
    });
  }
  return service;
}

async function invoke(service: LambdaService, name: string, event: unknown) {
  const response = await fetch(`${service.url}/2015-03-31/functions/${name}/invocations`, {
    method: 'POST',
    body: JSON.stringify(event),
  });
  return {
    status: response.status,
    functionError: response.headers.get('x-amz-function-error'),
    body: await response.json(),
  };
}
