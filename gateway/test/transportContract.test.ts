import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '@graphlets/platform/clock';
import { startDeadline } from '@graphlets/platform/deadline';
import type { AwsCredentials, Credentials } from '../src/transport/credentials.ts';
import { createHttpClient, type HttpClient } from '../src/transport/httpClient.ts';
import { createHttpTransport } from '../src/transport/httpTransport.ts';
import { createLambdaTransport } from '../src/transport/lambdaTransport.ts';
import type { GraphletCall, Transport } from '../src/transport/transport.ts';

/** What a graphlet gets, whatever brings it, and how it answers. */
interface Received {
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: IncomingMessage['headers'];
}

let server: Server;
let client: HttpClient;
let received: Received[];
let react: (response: ServerResponse, n: number) => void;

const port = () => (server.address() as AddressInfo).port;
const answer = (status: number, text: string) => (response: ServerResponse) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(text);

beforeEach(async () => {
  received = [];
  react = answer(200, '{"data":{"a":1}}');
  client = createHttpClient();
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ body: JSON.parse(Buffer.concat(chunks).toString()), headers: request.headers });
      react(response, received.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  client.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const keys: AwsCredentials = { accessKeyId: 'a', secretAccessKey: 's' };

const transports = [
  {
    name: 'Lambda',
    open: (): [Transport, string] => [
      createLambdaTransport({
        client,
        region: 'eu-west-1',
        endpoint: `http://127.0.0.1:${port()}`,
        credentials: () => keys,
      }),
      'lambda:shop',
    ],
  },
  {
    name: 'HTTP',
    open: (): [Transport, string] => [
      createHttpTransport({ client, responseLimitBytes: 6 * 2 ** 20 + 1_024 }),
      `http://127.0.0.1:${port()}/graphql`,
    ],
  },
] as const;

describe.each(transports)('a call by $name', ({ name, open }) => {
  async function call(more: Partial<GraphletCall> = {}, timeoutMs = 5_000): Promise<string> {
    const [transport, url] = open();
    const deadline = startDeadline({ timeoutMs, flushReserveMs: 0 }, systemClock);
    try {
      return await transport.call({
        graphlet: 'shop',
        url,
        deadline,
        isIdempotent: true,
        body: {
          query: 'query Q($w: String) { a(w: $w) }',
          operationName: 'Q',
          variablesJson: '{"w":"naïve 日本 😀"}',
          context: {
            requestId: 'r1',
            deadline: deadline.at,
            headers: { 'x-client': 'web' },
            traceHeader: 'Root=1',
          },
        },
        ...more,
      });
    } finally {
      deadline.release();
    }
  }

  it('brings the operation, its variables and who asks, and gives the answer’s text', async () => {
    expect(await call()).toBe('{"data":{"a":1}}');
    const [{ body, headers } = { body: {}, headers: {} }] = received;
    expect(body).toMatchObject({
      query: 'query Q($w: String) { a(w: $w) }',
      operationName: 'Q',
      variables: { w: 'naïve 日本 😀' },
    });
    const told =
      name === 'Lambda'
        ? body.context
        : {
            requestId: headers['x-request-id'],
            headers: { 'x-client': headers['x-client'] },
            traceHeader: headers['x-amzn-trace-id'],
          };
    expect(told).toMatchObject({ requestId: 'r1', headers: { 'x-client': 'web' }, traceHeader: 'Root=1' });
  });

  it.each([
    ['429', 429, '{}', 'GRAPHLET_THROTTLED'],
    ['500 without a word', 500, 'oops', 'GRAPHLET_FAILED'],
    ['404', 404, '', 'GRAPHLET_FAILED'],
    ['no JSON', 200, '<html>', 'GRAPHLET_BAD_RESPONSE'],
    ['a list', 200, '[]', 'GRAPHLET_BAD_RESPONSE'],
    ['nothing', 200, '', 'GRAPHLET_BAD_RESPONSE'],
    ['more than may be read', 200, `{"data":"${'x'.repeat(6 * 2 ** 20 + 2_000)}"}`, 'RESPONSE_TOO_LARGE'],
  ])('that is answered with %s is an error of the catalogue', async (_what, status, text, code) => {
    react = answer(status, text);
    await expect(call()).rejects.toMatchObject({ code });
  });

  it('that is not answered in time is given up, and the next one is answered', async () => {
    react = () => {};
    await expect(call({}, 30)).rejects.toMatchObject({ code: 'GRAPHLET_TIMEOUT' });
    react = answer(200, '{"data":{"a":2}}');
    expect(await call()).toBe('{"data":{"a":2}}');
  });

  it('that comes too late is not sent', async () => {
    const deadline = startDeadline({ timeoutMs: 0, flushReserveMs: 0 }, systemClock);
    await expect(call({ deadline })).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(received).toEqual([]);
  });

  it('whose connection breaks is an error of the catalogue', async () => {
    react = (response) => response.destroy();
    await expect(call({ isIdempotent: false })).rejects.toMatchObject({ code: 'GRAPHLET_FAILED' });
  });

  it('that nobody listens to is an error of the catalogue', async () => {
    const [transport, url] = open();
    await new Promise((resolve) => server.close(resolve));
    const deadline = startDeadline({ timeoutMs: 5_000, flushReserveMs: 0 }, systemClock);
    const body = { query: '{ a }', context: { requestId: 'r1', deadline: deadline.at } };
    await expect(
      transport.call({ graphlet: 'shop', url, deadline, isIdempotent: true, body }),
    ).rejects.toMatchObject({ code: 'GRAPHLET_FAILED' });
    deadline.release();
    server.listen(0, '127.0.0.1');
  });
});

describe('a call by Lambda without credentials', () => {
  async function callWith(credentials: Credentials, timeoutMs: number): Promise<string> {
    const endpoint = `http://127.0.0.1:${port()}`;
    const transport = createLambdaTransport({ client, region: 'eu-west-1', endpoint, credentials });
    const deadline = startDeadline({ timeoutMs, flushReserveMs: 0 }, systemClock);
    const body = { query: '{ a }', context: { requestId: 'r1', deadline: deadline.at } };
    return transport
      .call({ graphlet: 'shop', url: 'lambda:shop', deadline, isIdempotent: true, body })
      .finally(() => deadline.release());
  }

  it('says where they are looked for, and sends nothing', async () => {
    const called = callWith(() => {
      throw new Error('There are no AWS credentials: set AWS_ACCESS_KEY_ID');
    }, 5_000);
    await expect(called).rejects.toMatchObject({
      code: 'GRAPHLET_FAILED',
      message: expect.stringContaining('set AWS_ACCESS_KEY_ID'),
    });
    expect(received).toEqual([]);
  });

  it('is given up when none come in time', async () => {
    const called = callWith(() => new Promise(() => {}), 30);
    await expect(called).rejects.toMatchObject({ code: 'GRAPHLET_TIMEOUT' });
    expect(received).toEqual([]);
  });
});
