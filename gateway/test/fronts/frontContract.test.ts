import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHandler } from '../../src/handler.ts';
import { createNodeServer } from '../../src/http/nodeServer.ts';
import { createWordFronts, LIMIT_BYTES, lambdaContext, log, runRequest } from './createWordFronts.ts';
import type { Received } from './front.ts';
import { lambdaFronts } from './lambdaFronts.ts';
import { nodeFront } from './nodeFront.ts';

let server: Server;
let handle: (event: unknown) => Promise<unknown>;

beforeAll(async () => {
  const fronts = await createWordFronts();
  const handler = createHandler(() => fronts, runRequest);
  handle = (event) => handler(event, lambdaContext);
  server = createNodeServer(fronts.http, LIMIT_BYTES, log);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const fronts = [
  nodeFront(() => `http://127.0.0.1:${(server.address() as AddressInfo).port}`),
  ...lambdaFronts((event) => handle(event)),
];
const JSON_TYPE = { 'content-type': 'application/json' };
const QUERY = 'query ($w: String!) { say(word: $w) }';

describe.each(fronts)('behind $name', ({ send, hasAuthorizer }) => {
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
