import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { type ClientRequest, createHttpClient, endingOf, type HttpClient } from './httpClient.ts';

const certificate = (name: string) =>
  readFileSync(new URL(`../../test/certificate/${name}.pem`, import.meta.url), 'utf8');

let server: Server;
let client: HttpClient;
let nowMs: number;
let requests: string[];
let connections: number;
/** What the server does with request number n, from 1. */
let react: (socket: Socket, n: number) => void;

const answer = (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');

function serve(socket: Socket): void {
  connections++;
  socket.on('error', () => {});
  socket.on('data', (bytes) => react(socket, requests.push(bytes.toString())));
}

beforeEach(async () => {
  requests = [];
  connections = 0;
  nowMs = 0;
  react = answer;
  client = createHttpClient({ now: () => nowMs });
  server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  client.close();
  await new Promise((resolve) => server.close(resolve));
});

const request = (changes: Partial<ClientRequest> = {}): ClientRequest => ({
  method: 'POST',
  protocol: 'http:',
  host: '127.0.0.1',
  port: String((server.address() as AddressInfo).port),
  path: '/path?a=b',
  headers: {},
  body: '{}',
  ending: endingOf(new AbortController().signal),
  responseLimitBytes: 1_000,
  isIdempotent: true,
  ...changes,
});

describe('a request', () => {
  it('has its length in bytes and the headers given', async () => {
    const { port } = request();
    await client.send(request({ body: '{"é漢"}', headers: { 'x-a': 'b' } }));
    expect(requests).toEqual([
      `POST /path?a=b HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-length: 9\r\nx-a: b\r\n\r\n{"é漢"}`,
    ]);
  });

  it('may be a GET without a body', async () => {
    const { port } = request();
    await client.send(request({ method: 'GET', body: '' }));
    expect(requests).toEqual([
      `GET /path?a=b HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-length: 0\r\n\r\n`,
    ]);
  });

  it.each(['a\r\nx-evil: 1', 'a\nb', '漢'])('is refused with the header value %j', async (value) => {
    await expect(client.send(request({ headers: { 'x-a': value } }))).rejects.toThrow('"x-a"');
    expect(requests).toEqual([]);
  });

  it('fails where nobody listens', async () => {
    await expect(client.send(request({ port: '1' }))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('fails when the answer ends before its end', async () => {
    react = (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}');
    await expect(client.send(request())).rejects.toThrow('closed');
  });

  it.each([['before it is sent'], ['while it waits']])('ends when it is aborted %s', async (when) => {
    const controller = new AbortController();
    react = () => controller.abort();
    if (when === 'before it is sent') controller.abort();
    await expect(client.send(request({ ending: endingOf(controller.signal) }))).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('goes over TLS to a server that can be trusted, and to no other', async () => {
    const secure = createTlsServer({ key: certificate('key'), cert: certificate('cert') }, serve);
    secure.on('tlsClientError', () => {});
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    const port = String((secure.address() as AddressInfo).port);
    const trusting = createHttpClient({ ca: certificate('cert') });
    const over = { protocol: 'https:', host: 'localhost', port } as const;
    expect(await trusting.send(request(over))).toMatchObject({ status: 200, text: '{}' });
    await expect(client.send(request(over))).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    trusting.close();
    await new Promise((resolve) => secure.close(resolve));
  });
});

describe('a connection', () => {
  it('is kept for the next request', async () => {
    await client.send(request());
    await client.send(request());
    expect(connections).toBe(1);
  });

  it('is not used again when it rested for long', async () => {
    await client.send(request());
    nowMs = 4_001;
    await client.send(request());
    expect(connections).toBe(2);
  });

  it('is not used again when the server said that it closes it', async () => {
    react = (socket) => socket.write('HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}');
    await client.send(request());
    await client.send(request());
    expect(connections).toBe(2);
  });

  it('carries one request at a time', async () => {
    await Promise.all([client.send(request()), client.send(request())]);
    expect(connections).toBe(2);
  });

  it('is not used again after a request that nobody waited for', async () => {
    const controller = new AbortController();
    react = (socket, n) => (n === 1 ? controller.abort() : answer(socket));
    await expect(client.send(request({ ending: endingOf(controller.signal) }))).rejects.toThrow();
    await client.send(request());
    expect(connections).toBe(2);
  });
});

describe('a kept connection that the server resets', () => {
  it('costs one more try when nothing of an answer was seen', async () => {
    react = (socket, n) => (n === 2 ? socket.resetAndDestroy() : answer(socket));
    await client.send(request());
    expect(await client.send(request())).toMatchObject({ status: 200, text: '{}' });
    expect(requests).toHaveLength(3);
  });

  it('ends a call that must not be sent twice', async () => {
    react = (socket, n) => (n === 2 ? socket.resetAndDestroy() : answer(socket));
    await client.send(request({ isIdempotent: false }));
    await expect(client.send(request({ isIdempotent: false }))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(requests).toHaveLength(2);
  });

  it('ends a call whose answer had begun', async () => {
    react = (socket, n) => {
      if (n !== 2) answer(socket);
      else socket.write('HTTP/1.1 20', () => setImmediate(() => socket.resetAndDestroy()));
    };
    await client.send(request());
    await expect(client.send(request())).rejects.toThrow();
    expect(requests).toHaveLength(2);
  });
});
