import { request } from 'node:http';
import { type FakeClock, fakeClock } from '@graphlets/testing/fakeClock';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Front, startFront } from './front.ts';
import type { InvokeResult } from './lambdaInvoker.ts';

interface Call {
  readonly functionName: string;
  readonly event: APIGatewayProxyEventV2;
  readonly traceHeader: string;
}

let front: Front;
let clock: FakeClock;
let calls: Call[];
/** What Lambda answers next; `hangs` never does. */
let next: Partial<InvokeResult> | 'hangs' | 'unreachable';

beforeEach(async () => {
  clock = fakeClock(Date.parse('2026-01-02T03:04:05Z'));
  calls = [];
  next = { payload: '{"statusCode":200,"body":"ok"}' };
  front = await startFront({ port: 0, host: '127.0.0.1', clock, gatewayName: 'gateway' });
  front.open({
    invoke(functionName, payload, { signal, traceHeader }) {
      calls.push({ functionName, event: JSON.parse(payload), traceHeader });
      if (next === 'unreachable') return Promise.reject(new Error('ECONNREFUSED'));
      if (next !== 'hangs')
        return Promise.resolve({ status: 200, functionError: undefined, payload: '', ...next });
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        clock.advance(30_000);
      });
    },
    close: () => undefined,
  });
});
afterEach(() => front.close());

const url = (path: string) => `http://127.0.0.1:${front.port}${path}`;
const answers = (result: unknown) => {
  next = { payload: JSON.stringify(result) };
};

describe('the event that the front gives to a function', () => {
  it('is that of an HTTP API, payload format 2.0', async () => {
    await fetch(url('/graphql?b=1&a=x%20y&b=2'), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: 'a=1; b=2',
        'x-many': 'one',
        'user-agent': 'test',
      },
      body: '{"query":"{ é }"}',
    });
    const [call] = calls;
    expect(call?.functionName).toBe('gateway');
    expect(call?.event.headers).toMatchObject({
      'content-type': 'application/json',
      'x-many': 'one',
      'x-amzn-trace-id': expect.stringMatching(/^Root=1-695735a5-[0-9a-f]{24}$/),
    });
    expect(call?.event).toEqual({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/graphql',
      rawQueryString: 'b=1&a=x%20y&b=2',
      cookies: ['a=1', 'b=2'],
      headers: expect.not.objectContaining({ cookie: expect.anything() }),
      queryStringParameters: { a: 'x y', b: '1,2' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'gateway',
        domainName: `127.0.0.1:${front.port}`,
        domainPrefix: 'gateway',
        http: {
          method: 'POST',
          path: '/graphql',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'test',
        },
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        routeKey: '$default',
        stage: '$default',
        time: '02/Jan/2026:03:04:05 +0000',
        timeEpoch: Date.parse('2026-01-02T03:04:05Z'),
      },
      body: '{"query":"{ é }"}',
      isBase64Encoded: false,
    });
  });

  it('joins repeated headers by commas', async () => {
    await new Promise<void>((resolve, reject) => {
      const sent = request(
        url('/'),
        { headers: { Accept: ['text/html', 'application/json'] } },
        (response) => {
          response.resume().once('end', resolve);
        },
      );
      sent.once('error', reject).end();
    });
    expect(calls[0]?.event.headers.accept).toBe('text/html,application/json');
  });

  it.each([
    ['of another type', 'image/png', Buffer.from('text')],
    ['that is no UTF-8', 'application/json', Buffer.from([0x7b, 0xff, 0x7d])],
  ])('has a body %s in base64', async (_what, type, body) => {
    await fetch(url('/'), { method: 'POST', headers: { 'content-type': type }, body });
    expect(calls[0]?.event).toMatchObject({ body: body.toString('base64'), isBase64Encoded: true });
  });

  it('passes the trace header of the caller on', async () => {
    await fetch(url('/'), { headers: { 'x-amzn-trace-id': 'Root=1-0-1;Sampled=1' } });
    expect(calls[0]?.traceHeader).toBe('Root=1-0-1;Sampled=1');
    expect(calls[0]?.event.headers['x-amzn-trace-id']).toBe('Root=1-0-1;Sampled=1');
  });

  it.each([
    ['/functions/ratings', '/', ''],
    ['/functions/ratings/', '/', ''],
    ['/functions/ratings/a/b?c=d', '/a/b', 'c=d'],
    ['/functions/ratings?c=d', '/', 'c=d'],
  ])('is that of a function URL at %s', async (path, rawPath, rawQueryString) => {
    await fetch(url(path));
    expect(calls[0]).toMatchObject({ functionName: 'ratings', event: { rawPath, rawQueryString } });
  });
});

describe('the answer that a client gets', () => {
  it('has the status, headers, cookies and body of the function', async () => {
    answers({
      statusCode: 201,
      headers: { 'X-One': 1, Connection: 'close', 'Content-Length': '99', 'content-type': 'text/plain' },
      cookies: ['a=1; Secure', 'b=2'],
      body: 'é',
    });
    const response = await fetch(url('/'));
    expect(response.status).toBe(201);
    expect(response.headers.get('x-one')).toBe('1');
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect(response.headers.get('content-length')).toBe('2');
    expect(response.headers.getSetCookie()).toEqual(['a=1; Secure', 'b=2']);
    expect(await response.text()).toBe('é');
  });

  it('is decoded from base64', async () => {
    answers({ statusCode: 200, body: Buffer.from([0, 255]).toString('base64'), isBase64Encoded: true });
    expect([...(await (await fetch(url('/'))).bytes())]).toEqual([0, 255]);
  });

  it('is the whole result when that names no status', async () => {
    answers({ data: 1 });
    const response = await fetch(url('/'));
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'application/json',
      '{"data":1}',
    ]);
  });

  it.each([
    ['the function is throttled', { status: 429 }, 429, 'Too Many Requests'],
    ['there is no such function', { status: 404 }, 404, 'Not Found'],
    ['Lambda refuses the size', { status: 413 }, 413, 'Request Entity Too Large'],
    ['Lambda fails', { status: 500 }, 502, 'Internal Server Error'],
    ['the function fails', { functionError: 'Unhandled', payload: '{}' }, 502, 'Internal Server Error'],
    ['the result is no JSON', { payload: 'x' }, 502, 'Internal Server Error'],
    ['the status is none', { payload: '{"statusCode":"x"}' }, 502, 'Internal Server Error'],
    ['the body is none', { payload: '{"statusCode":200,"body":{}}' }, 502, 'Internal Server Error'],
    ['Lambda cannot be reached', 'unreachable', 502, 'Internal Server Error'],
    ['no answer comes in 30 seconds', 'hangs', 504, 'Endpoint request timed out'],
  ] as const)("is the front's own when %s", async (_when, result, status, message) => {
    next = result;
    const response = await fetch(url('/functions/x/'));
    expect([response.status, await response.json()]).toEqual([status, { message }]);
  });

  it('is 413 for a body over 10 MB, which no function sees', async () => {
    const response = await fetch(url('/'), { method: 'POST', body: Buffer.alloc(10_000_001) });
    expect([response.status, calls]).toEqual([413, []]);
  });

  it('is 503 until the stack is ready', async () => {
    const closed = await startFront({ port: 0, host: '127.0.0.1', clock, gatewayName: 'gateway' });
    const response = await fetch(`http://127.0.0.1:${closed.port}/health`);
    await closed.close();
    expect(response.status).toBe(503);
  });
});
