import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

const root = join(import.meta.dirname, '..', '..');
const ACROSS_GRAPHLETS =
  '{ title(id:"tt0111161") { primaryTitle rating { average votes } cast(first:3) { nodes { name { primaryName } characters } } reviews(first:2) { nodes { text } } } }';

interface ReadyRecord {
  readonly graphqlUrl: string;
  readonly healthUrl: string;
  readonly functionsUrl: string;
  readonly lambdaUrl: string;
  readonly dynamodbUrl: string;
  readonly consoleUrl: string;
  readonly functions: readonly string[];
}

function startMain(env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [join(root, 'local/src/main.ts'), '--no-watch'], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Resolves with the ready record; rejects with what was said when the process ends before. */
function ready(child: ChildProcess): Promise<ReadyRecord> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface(stream).on('line', (line) => {
        said.push(line);
        if (line.includes('"message":"ready"')) resolve(JSON.parse(line));
      });
    }
    child.once('exit', () => reject(new Error(said.join('\n'))));
  });
}

/** Of a process that has ended nothing may be left but its entry, which its parent did not wait for. */
const isRunning = (pid: number) => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return /^[^Z]/.test(stdout.trim());
};
const childrenOf = (pid: number | undefined) =>
  execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .trim()
    .split(/\s+/)
    .map(Number);

describe('npm start', () => {
  let child: ChildProcess;
  let urls: ReadyRecord;

  beforeAll(async () => {
    child = startMain({
      PORT: '0',
      LAMBDA_PORT: '0',
      DYNAMODB_PORT: '0',
      CONSOLE_PORT: '0',
      XRAY_PORT: '0',
    });
    urls = await ready(child);
  }, 60_000);
  afterAll(() => {
    child.kill('SIGKILL');
  });

  const ask = async <T>(path: string) => (await (await fetch(urls.consoleUrl + path)).json()) as T;

  it('is healthy when it says that it is ready', async () => {
    expect((await fetch(urls.healthUrl)).status).toBe(200);
  });

  it('answers one operation from five graphlets with the sample', async () => {
    const response = await fetch(urls.graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: ACROSS_GRAPHLETS }),
    });
    expect(await response.json()).toEqual({
      data: {
        title: {
          primaryTitle: 'The Shawshank Redemption',
          rating: { average: expect.any(Number), votes: expect.any(Number) },
          cast: {
            nodes: [
              { name: { primaryName: 'Tim Robbins' }, characters: ['Andy Dufresne'] },
              { name: { primaryName: 'Morgan Freeman' }, characters: [expect.stringMatching(/Redding/)] },
              { name: { primaryName: 'Bob Gunton' }, characters: ['Warden Norton'] },
            ],
          },
          reviews: { nodes: [{ text: expect.any(String) }, { text: expect.any(String) }] },
        },
      },
    });
  });

  it('shows a request on the console: its trace through every function, its lines, its operation and cost', async () => {
    const body = JSON.stringify({ query: `query Seen ${ACROSS_GRAPHLETS}` });
    const headers = { 'content-type': 'application/json', 'x-request-id': 'seen-1' };
    await (await fetch(urls.graphqlUrl, { method: 'POST', headers, body })).text();
    const called = ['credits', 'names', 'ratings', 'reviews', 'titles'];

    // Segments come by UDP, in their own time.
    let functions: readonly string[] = [];
    for (let looks = 0; looks < 500 && functions.length < called.length + 1; looks++) {
      const { rows } = await ask<{ rows?: readonly { name: string; kind: string; depth: number }[] }>(
        '/api/traces/seen-1',
      );
      functions = (rows ?? []).filter(({ kind }) => kind === 'function').map(({ name }) => name);
    }
    expect(functions.toSorted()).toEqual(['credits', 'gateway', 'names', 'ratings', 'reviews', 'titles']);

    const { records } = await ask<{ records: readonly { function: string; message: string }[] }>(
      '/api/logs?requestId=seen-1',
    );
    const reports = records.filter(({ message }) => message === 'invoked');
    expect(reports.map((record) => record.function).toSorted()).toEqual(functions.toSorted());

    expect(await ask('/api/operations/Seen')).toMatchObject({
      requests: 1,
      errors: 0,
      gbSeconds: expect.any(Number),
      graphlets: expect.arrayContaining(called.map((graphlet) => expect.objectContaining({ graphlet }))),
    });
  });

  it('lets the AWS SDK invoke a graphlet and the gateway', async () => {
    const client = new LambdaClient({
      endpoint: urls.lambdaUrl,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const invoke = async (FunctionName: string, payload: unknown) => {
      const { Payload } = await client.send(
        new InvokeCommand({ FunctionName, Payload: JSON.stringify(payload) }),
      );
      return JSON.parse(Buffer.from(Payload ?? []).toString());
    };
    const context = { requestId: 'r-1', deadline: Date.now() + 5_000 };
    expect(await invoke('ratings', { query: '{ __typename }', context })).toEqual({
      data: { __typename: 'Query' },
    });
    expect(await invoke('gateway', { query: '{ title(id:"tt0111161") { primaryTitle } }' })).toEqual({
      data: { title: { primaryTitle: 'The Shawshank Redemption' } },
    });
    client.destroy();
  });

  it('serves every function at a URL of its own', async () => {
    for (const name of urls.functions.filter((each) => each !== 'gateway')) {
      const response = await fetch(`${urls.functionsUrl}${name}/`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ __typename }"}',
      });
      expect([name, response.status]).toEqual([name, 200]);
    }
  });

  it('leaves no process and no port behind when it is told to end', async () => {
    const started = childrenOf(child.pid);
    expect(started.length).toBeGreaterThan(2);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    // esbuild ends by itself, as soon as it sees that nobody listens.
    for (let looks = 0; looks < 100 && started.some(isRunning); looks++);
    expect(started.filter(isRunning)).toEqual([]);
    for (const url of [urls.graphqlUrl, urls.lambdaUrl, urls.dynamodbUrl, urls.consoleUrl]) {
      await expect(fetch(url)).rejects.toThrow('fetch failed');
    }
  });
});

describe('npm start with a port that is taken', () => {
  it('says which one and what to do', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const starting = ready(startMain({ PORT: String(port) }));
    await expect(starting).rejects.toThrow(`Port ${port} (PORT) is in use. Stop what uses it`);
    taken.close();
  });
});

describe('npm start with a setting that the gateway refuses', () => {
  it('says which one', async () => {
    const ports = { PORT: '0', LAMBDA_PORT: '0', DYNAMODB_PORT: '0', CONSOLE_PORT: '0', XRAY_PORT: '0' };
    const starting = ready(startMain({ ...ports, GATEWAY_NO_SUCH: '1' }));
    await expect(starting).rejects.toThrow('GATEWAY_NO_SUCH');
  }, 60_000);
});
