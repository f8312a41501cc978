import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '@graphlets/platform/clock';
import { createLog } from '@graphlets/platform/log';
import { createFunctionRuntime } from '@graphlets/platform/telemetry/functionRuntime';
import { noTelemetry } from '@graphlets/platform/telemetry/noTelemetry';
import { createAuthenticate } from '../src/authentication/authenticate.ts';
import { createCompiledEngine } from '../src/compiled/createCompiledEngine.ts';
import { createGateway } from '../src/gateway.ts';
import { createHandler, type Fronts } from '../src/handler.ts';
import { createHttpFront } from '../src/http/createHttpFront.ts';
import { createNodeServer } from '../src/http/nodeServer.ts';
import { fakeGraph } from './fakeGraphlets.ts';

/** A request as a client sends it, whatever brings it to the gateway. */
interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly search?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** What an authorizer of API Gateway found, where there is one. */
  readonly scopes?: string;
}

interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Front {
  readonly name: string;
  readonly hasAuthorizer: boolean;
  send(request: Sent): Promise<Received>;
}

const log = createLog({ function: 'gateway', write: () => {} });
const context = { awsRequestId: 'from-lambda', getRemainingTimeInMillis: () => 5_000 };
const LIMIT_BYTES = 2_000;
let fronts: Fronts;
let server: Server;
let handle: (event: unknown) => Promise<unknown>;

beforeAll(async () => {
  const { supergraphSdl, transport } = fakeGraph({
    words: {
      sdl: 'type Query { say(word: String!): String secret: String @requiresScopes(scopes: [["read"]]) } type Mutation { do: Int }',
      resolvers: {
        Query: { say: (_: unknown, { word }: { word: string }) => word, secret: () => 's' },
        Mutation: { do: () => 1 },
      },
    },
  });
  const gateway = createGateway({
    engine: await createCompiledEngine({ supergraphSdl, transport, log }),
    config: { forwardHeaders: [], stickyKey: { from: 'request' } },
    authenticate: createAuthenticate({ by: 'authorizer', names: { scopes: ['scope'], policies: [] } }),
    runRequest: createFunctionRuntime({
      timeoutMs: 5_000,
      flushReserveMs: 10,
      telemetry: noTelemetry(systemClock),
      log,
      clock: systemClock,
    }),
  });
  const config = {
    corsOrigins: ['https://site.example'],
    bodyLimitBytes: LIMIT_BYTES,
    answerLimitBytes: LIMIT_BYTES,
  };
  const http = createHttpFront({ gateway, config, health: { supergraph: 'v1' } });
  fronts = { gateway, http };
  const handler = createHandler(async () => fronts);
  handle = (event) => handler(event, context);
  server = createNodeServer(http, LIMIT_BYTES, log);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const bodyOf = ({ body }: Sent) =>
  body === undefined
    ? { body: null, isBase64Encoded: false }
    : typeof body === 'string'
      ? { body, isBase64Encoded: false }
      : { body: body.toString('base64'), isBase64Encoded: true };
const lists = (record: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, [value]]));
const encoded = (record: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, encodeURIComponent(value)]));

/** What Lambda hands back to whoever sent the event. */
async function invoke(event: unknown): Promise<Received> {
  const answer = (await handle(event)) as {
    statusCode: number;
    headers?: Record<string, string>;
    multiValueHeaders?: Record<string, string[]>;
    body: string;
  };
  const headers =
    answer.headers ??
    Object.fromEntries(
      Object.entries(answer.multiValueHeaders ?? {}).map(([name, [value]]) => [name, value ?? '']),
    );
  return { status: answer.statusCode, headers, body: answer.body };
}

const fixtures: readonly Front[] = [
  {
    name: 'Node’s own server',
    hasAuthorizer: false,
    async send({ method = 'GET', path = '/graphql', search = {}, headers = {}, body }) {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}?${new URLSearchParams(search)}`;
      const response = await fetch(url, {
        method,
        headers,
        body: body === undefined ? null : new Uint8Array(Buffer.from(body)),
      });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      };
    },
  },
  {
    name: 'an HTTP API (payload 2.0)',
    hasAuthorizer: true,
    send: (sent) =>
      invoke({
        version: '2.0',
        rawPath: sent.path ?? '/graphql',
        rawQueryString: String(new URLSearchParams(sent.search)),
        headers: sent.headers ?? {},
        requestContext: {
          http: { method: sent.method ?? 'GET' },
          ...(sent.scopes !== undefined && { authorizer: { jwt: { claims: {}, scopes: [sent.scopes] } } }),
        },
        ...bodyOf(sent),
      }),
  },
  {
    name: 'a REST API (payload 1.0)',
    hasAuthorizer: true,
    send: (sent) =>
      invoke({
        httpMethod: sent.method ?? 'GET',
        path: sent.path ?? '/graphql',
        queryStringParameters: sent.search ?? null,
        multiValueQueryStringParameters: sent.search === undefined ? null : lists(sent.search),
        headers: sent.headers ?? {},
        multiValueHeaders: lists(sent.headers ?? {}),
        requestContext: {
          authorizer: sent.scopes === undefined ? null : { principalId: 'u', scope: sent.scopes },
        },
        ...bodyOf(sent),
      }),
  },
  {
    name: 'a load balancer',
    hasAuthorizer: false,
    send: (sent) =>
      invoke({
        httpMethod: sent.method ?? 'GET',
        path: sent.path ?? '/graphql',
        queryStringParameters: encoded(sent.search ?? {}),
        headers: sent.headers ?? {},
        requestContext: { elb: { targetGroupArn: 'arn' } },
        ...bodyOf(sent),
      }),
  },
  {
    name: 'a load balancer with multi-value headers',
    hasAuthorizer: false,
    send: (sent) =>
      invoke({
        httpMethod: sent.method ?? 'GET',
        path: sent.path ?? '/graphql',
        multiValueQueryStringParameters: lists(encoded(sent.search ?? {})),
        multiValueHeaders: lists(sent.headers ?? {}),
        requestContext: { elb: { targetGroupArn: 'arn' } },
        ...bodyOf(sent),
      }),
  },
];

const JSON_TYPE = { 'content-type': 'application/json' };
const QUERY = 'query ($w: String!) { say(word: $w) }';

describe.each(fixtures)('behind $name', ({ send, hasAuthorizer }) => {
  const post = (body: string | Buffer, headers: Readonly<Record<string, string>> = JSON_TYPE) =>
    send({ method: 'POST', headers, body });
  const codeOf = ({ body }: Received) => JSON.parse(body).errors[0].extensions.code;

  it('a POST is answered, with any character in it', async () => {
    const word = 'naïve 日本 😀 "\\ +&=%20';
    const { status, headers, body } = await post(JSON.stringify({ query: QUERY, variables: { w: word } }));
    expect([status, headers['content-type'], JSON.parse(body)]).toEqual([
      200,
      'application/json; charset=utf-8',
      { data: { say: word } },
    ]);
  });

  it('a GET is answered, with any character in it', async () => {
    const word = 'naïve 日本 😀 "\\ +&=%20';
    const { status, body } = await send({ search: { query: QUERY, variables: JSON.stringify({ w: word }) } });
    expect([status, JSON.parse(body)]).toEqual([200, { data: { say: word } }]);
  });

  it('a HEAD is answered without a body, and OPTIONS with what is allowed', async () => {
    const head = await send({ method: 'HEAD', search: { query: '{ __typename }' } });
    expect([head.status, head.body]).toEqual([200, '']);
    const options = await send({ method: 'OPTIONS' });
    expect([options.status, options.headers.allow]).toEqual([204, 'GET, POST, HEAD, OPTIONS']);
  });

  it('a request id comes back, and an unfit one is replaced', async () => {
    const ask = async (id: string) =>
      (await post('{"query":"{ __typename }"}', { ...JSON_TYPE, 'x-request-id': id })).headers[
        'x-request-id'
      ];
    expect(await ask('mine-1')).toBe('mine-1');
    expect(await ask('not fit')).not.toBe('not fit');
  });

  it('an origin that is allowed is told so', async () => {
    const { headers } = await post('{"query":"{ __typename }"}', {
      ...JSON_TYPE,
      origin: 'https://site.example',
    });
    expect(headers['access-control-allow-origin']).toBe('https://site.example');
  });

  it.each<[string, string | Buffer, Readonly<Record<string, string>>, number, string]>([
    ['that is no JSON', '{', JSON_TYPE, 400, 'BAD_REQUEST'],
    [
      'that is no UTF-8',
      Buffer.from('{"query":"{ say(word: \\"\xe9\\") }"}', 'latin1'),
      JSON_TYPE,
      400,
      'BAD_REQUEST',
    ],
    [
      'that is too large',
      JSON.stringify({ query: ' '.repeat(LIMIT_BYTES) }),
      JSON_TYPE,
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    ['of another type', '{"query":"{ __typename }"}', { 'content-type': 'text/plain' }, 415, 'BAD_REQUEST'],
    [
      'in another charset',
      '{"query":"{ __typename }"}',
      { 'content-type': 'application/json; charset=utf-16' },
      415,
      'BAD_REQUEST',
    ],
  ])('a body %s is refused', async (_what, body, headers, status, code) => {
    const response = await post(body, headers);
    expect([response.status, codeOf(response)]).toEqual([status, code]);
  });

  it.each([
    ['a byte order mark before it', '\ufeff{"query":"{ __typename }"}', JSON_TYPE],
    [
      'UTF-8 named as its charset',
      '{"query":"{ __typename }"}',
      { 'content-type': 'application/json; Charset="UTF-8"' },
    ],
  ])('a body with %s is taken', async (_what, body, headers) => {
    expect(await post(Buffer.from(body), headers)).toMatchObject({
      status: 200,
      body: '{"data":{"__typename":"Query"}}',
    });
  });

  it('an answer that is too large is an error that says so', async () => {
    const fields = Array.from({ length: 40 }, (_, n) => `a${n}: say(word: $w)`).join(' ');
    const body = JSON.stringify({
      query: `query ($w: String!) { ${fields} }`,
      variables: { w: '界'.repeat(40) },
    });
    const response = await post(body);
    expect([response.status, codeOf(response)]).toEqual([500, 'RESPONSE_TOO_LARGE']);
  });

  it('a mutation by GET is refused', async () => {
    const response = await send({ search: { query: 'mutation { do }' } });
    expect([response.status, response.headers.allow, codeOf(response)]).toEqual([
      405,
      'GET, POST, HEAD, OPTIONS',
      'METHOD_NOT_ALLOWED',
    ]);
  });

  it('health is told', async () => {
    const { status, body } = await send({ path: '/health' });
    expect([status, JSON.parse(body)]).toEqual([200, { status: 'ok', supergraph: 'v1' }]);
  });

  it('what an authorizer found counts, where there is one', async () => {
    const ask = async (scopes?: string) =>
      JSON.parse(
        (await send({ search: { query: '{ secret }' }, ...(scopes !== undefined && { scopes }) })).body,
      ).data;
    expect(await ask()).toEqual({ secret: null });
    expect(await ask('read')).toEqual({ secret: hasAuthorizer ? 's' : null });
  });
});

describe('a gateway that has no graph', () => {
  const failing = createHandler(() => Promise.reject(new Error('no graph')));
  const errors = [{ message: 'The graph cannot be loaded.', extensions: { code: 'SUPERGRAPH_UNAVAILABLE' } }];

  it('answers 503, of its health too', async () => {
    for (const rawPath of ['/graphql', '/health']) {
      const event = { version: '2.0', rawPath, requestContext: { http: { method: 'GET' } } };
      const answer = (await failing(event, context)) as { statusCode: number; body: string };
      expect([answer.statusCode, JSON.parse(answer.body)]).toEqual([503, { errors }]);
    }
  });

  it('says so to a direct invoke, and serves when it has one', async () => {
    let isThere = false;
    const handler = createHandler(() =>
      isThere ? Promise.resolve(fronts) : Promise.reject(new Error('no graph')),
    );
    expect(await handler({ query: '{ __typename }' }, context)).toEqual({ errors });
    isThere = true;
    expect(await handler({ query: '{ __typename }' }, context)).toEqual({ data: { __typename: 'Query' } });
  });
});
