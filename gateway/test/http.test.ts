import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '@graphlets/platform/clock';
import { createLog } from '@graphlets/platform/log';
import { createFunctionRuntime } from '@graphlets/platform/telemetry/functionRuntime';
import { processTelemetry } from '@graphlets/platform/telemetry/processTelemetry';
import { auditServer } from 'graphql-http';
import { createApolloEngine } from '../src/apollo/createApolloEngine.ts';
import { createGateway } from '../src/gateway.ts';
import { createPage } from '../src/graphiql/createPage.ts';
import { createHttpFront } from '../src/http/createHttpFront.ts';
import { createNodeServer } from '../src/http/nodeServer.ts';
import type { Engine } from '../src/operation/engine.ts';
import { shopGraph } from './shopGraph.ts';

const log = createLog({ function: 'gateway', write: () => {} });
/** Metric records, each request's at once. */
const written: string[] = [];
let engine: Engine;
let server: Server;
let url: string;

beforeAll(async () => {
  const { supergraphSdl, transport } = shopGraph();
  engine = await createApolloEngine({ supergraphSdl, transport, log });
  const front = createHttpFront({
    gateway: createGateway({
      engine,
      config: { forwardHeaders: [], stickyKey: { from: 'request' } },
      runRequest: createFunctionRuntime({
        timeoutMs: 5_000,
        flushReserveMs: 10,
        telemetry: processTelemetry({
          functionName: 'gateway',
          env: { AWS_LAMBDA_FUNCTION_NAME: 'gateway' },
          log,
          write: (lines) => written.push(lines),
        }),
        log,
        clock: systemClock,
      }),
    }),
    config: { corsOrigins: ['https://site.example'], bodyLimitBytes: 2_000, answerLimitBytes: 100_000 },
    health: { supergraph: 'v1' },
    page: createPage(async (name) => `content of ${name}`),
  });
  server = createNodeServer(front, 2_000, log);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  await engine.close();
});

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

describe('GraphQL over HTTP', () => {
  it('passes every audit of graphql-http', async () => {
    const results = await auditServer({ url });
    expect(results.length).toBeGreaterThan(50);
    const failed = results.filter(({ status }) => status !== 'ok');
    expect(failed.map(({ id, name }) => `${id} ${name}`)).toEqual([]);
  });

  it('answers GET with a query, and refuses a mutation by GET with 405', async () => {
    const get = (query: string) => fetch(`${url}?query=${encodeURIComponent(query)}`);
    expect(await (await get('{ product(upc: "a") { name } }')).json()).toEqual({
      data: { product: { name: 'Anvil' } },
    });
    const refused = await get('mutation { append(text: "x") }');
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, POST, HEAD, OPTIONS']);
  });

  it('reads a query string with a question mark of its own', async () => {
    const response = await fetch(`${url}?query={product(upc:"why?yes"){name}}`);
    expect(await response.json()).toEqual({ data: { product: null } });
  });

  it('answers HEAD like GET, without a body', async () => {
    const response = await fetch(`${url}?query={__typename}`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('brings the request id of the caller back, or one of its own', async () => {
    const mine = await post('{"query":"{__typename}"}', { 'x-request-id': 'abc-1' });
    const bad = await post('{"query":"{__typename}"}', { 'x-request-id': 'a b' });
    expect(mine.headers.get('x-request-id')).toBe('abc-1');
    expect(bad.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('allows the configured origin, and answers its preflight', async () => {
    const preflight = await fetch(url, {
      method: 'OPTIONS',
      headers: { origin: 'https://site.example', 'access-control-request-headers': 'x-a' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://site.example');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('x-a');
    const other = await post('{"query":"{__typename}"}', { origin: 'https://evil.example' });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('refuses a body over the limit with 413', async () => {
    const response = await post(JSON.stringify({ query: `{ __typename ${' '.repeat(3_000)} }` }));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] });
  });

  it.each([
    ['accepts nothing that it is answered in', 406, { accept: 'text/plain' }, '{"query":"{__typename}"}'],
    ['is too large', 413, {}, JSON.stringify({ query: `{ __typename ${' '.repeat(3_000)} }` })],
    ['is no JSON', 400, {}, '{"query":'],
    ['is no JSON by its own account', 415, { 'content-type': 'text/plain' }, '{"query":"{__typename}"}'],
  ])('counts a request that %s: %i', async (_, status, headers, body) => {
    written.length = 0;
    const response = await post(body, { 'x-request-id': 'refused-1', ...headers });
    expect(response.status).toBe(status);
    expect(written.map((line) => JSON.parse(line))).toMatchObject([
      { Function: 'gateway', requestId: 'refused-1', status, RequestCount: 1, RequestErrorCount: 1 },
    ]);
  });

  it('says that it is well at /health', async () => {
    expect(await (await fetch(new URL('/health', url))).json()).toEqual({ status: 'ok', supergraph: 'v1' });
  });

  it('shows GraphiQL to a browser, with every file from the gateway itself', async () => {
    const html = await (await fetch(url, { headers: { accept: 'text/html,*/*' } })).text();
    const sources = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].flatMap(([, source]) => source ?? []);
    expect(sources.filter((source) => /^https?:/.test(source))).toEqual([]);
    const files = sources.filter((source) => source.startsWith('graphiql/'));
    expect(files).toHaveLength(4);
    for (const file of files) {
      expect(await (await fetch(new URL(file, url))).text()).toBe(
        `content of ${file.slice('graphiql/'.length)}`,
      );
    }
  });
});
