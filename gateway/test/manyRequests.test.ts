import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type EchoSubgraphs, readBody, startEchoSubgraphs } from './echoSubgraphs.ts';

const REQUESTS = 2_000;
const STUCK = 20;
/** Long enough for all others on a busy machine: those that are stuck wait for it. */
const TIMEOUT_MS = 15_000;
const QUERY = 'query Echo($id: ID!) { thing(id: $id) { id askedBy partAskedBy } }';

const isStuck = (requestId: string) => requestId.startsWith('stuck-');
const ids = Array.from({ length: REQUESTS }, (_, n) =>
  n % (REQUESTS / STUCK) === 7 ? `stuck-${n}` : `free-${n}`,
);

interface MetricRecord {
  readonly requestId: string;
  readonly Graphlet?: string;
  readonly [name: string]: unknown;
}

let folder: string;
let subgraphs: EchoSubgraphs;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'many-requests-'));
  subgraphs = await startEchoSubgraphs(isStuck);
});
afterAll(() => {
  subgraphs?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** `npm run gateway` as a process, with every metric record that it writes. */
async function startGateway() {
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, subgraphs.supergraphSdl);
  const serve = join(import.meta.dirname, '../src/serve.ts');
  const child = spawn(process.execPath, [serve, '--supergraph', file, '--port', '0', '--no-graphiql'], {
    env: { ...process.env, FUNCTION_TIMEOUT_MS: String(TIMEOUT_MS), GATEWAY_TRAFFIC_SAMPLE_PERCENT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const records: MetricRecord[] = [];
  const lines = createInterface({ input: child.stdout });
  const listening = new Promise<string>((resolve) => {
    lines.on('line', (line) => {
      if (line.startsWith('{"_aws"')) records.push(JSON.parse(line));
      const [url] = /http:\S+/.exec(line) ?? [];
      if (url !== undefined && !line.startsWith('{')) resolve(url);
    });
  });
  return {
    url: await listening,
    records,
    async stop() {
      child.kill('SIGTERM');
      await once(lines, 'close');
    },
  };
}

async function ask(url: string, agent: Agent, requestId: string) {
  const request = httpRequest(url, {
    agent,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': requestId },
  });
  request.end(JSON.stringify({ query: QUERY, variables: { id: `thing of ${requestId}` } }));
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return { header: response.headers['x-request-id'], body: JSON.parse(await readBody(response)) };
}

/** What a request must get, and nothing of any other. */
function expectedAnswer(requestId: string) {
  const thing = { id: `thing of ${requestId}`, askedBy: requestId };
  if (!isStuck(requestId)) return { data: { thing: { ...thing, partAskedBy: requestId } } };
  return {
    data: { thing: { ...thing, partAskedBy: null } },
    errors: [
      {
        message: 'A part of the graph did not answer in time.',
        path: ['thing'],
        extensions: { code: 'GRAPHLET_TIMEOUT', graphlet: 'parts' },
      },
    ],
  };
}

/** Which records a request must have, one of each. */
function expectedRecords(requestId: string): readonly string[] {
  return isStuck(requestId) ? ['late request', 'late parts', 'things'] : ['parts', 'request', 'things'];
}

function outline({ Graphlet, GraphletTimeoutCount, DeadlineExceededCount }: MetricRecord): string {
  const isLate = GraphletTimeoutCount !== undefined || DeadlineExceededCount !== undefined;
  return `${isLate ? 'late ' : ''}${Graphlet ?? 'request'}`;
}

describe('one environment with many requests at once', () => {
  it(`keeps ids, metrics and deadlines of ${REQUESTS} requests apart`, async () => {
    const gateway = await startGateway();
    const agent = new Agent({ keepAlive: true });
    const answers = await Promise.all(ids.map((requestId) => ask(gateway.url, agent, requestId)));
    agent.destroy();
    await gateway.stop();

    expect(answers).toEqual(ids.map((id) => ({ header: id, body: expectedAnswer(id) })));
    const written = Map.groupBy(gateway.records, ({ requestId }) => requestId);
    const outlines = ids.map((id) => [id, (written.get(id) ?? []).map(outline).toSorted()]);
    expect(outlines).toEqual(ids.map((id) => [id, expectedRecords(id).toSorted()]));
    const inFlight = gateway.records.map(({ InFlightRequestCount = 0 }) => Number(InFlightRequestCount));
    expect(Math.max(...inFlight)).toBeGreaterThan(REQUESTS / 10);
  }, 90_000);
});
