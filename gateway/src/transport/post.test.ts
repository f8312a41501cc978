import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createPostClient, type PostClient } from './post.ts';

let server: Server;
let client: PostClient;
let requests: number;
/** What the server does with request number n, from 1. */
let react: (socket: Socket, n: number) => void;

const answer = (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');

beforeEach(async () => {
  requests = 0;
  client = createPostClient();
  server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', () => react(socket, ++requests));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  client.close();
  await new Promise((resolve) => server.close(resolve));
});

const post = (isIdempotent: boolean) =>
  client.post({
    protocol: 'http:',
    host: '127.0.0.1',
    port: String((server.address() as AddressInfo).port),
    path: '/',
    headers: { 'content-length': '2' },
    body: Buffer.from('{}'),
    signal: new AbortController().signal,
    responseLimitBytes: 1_000,
    isIdempotent,
  });

describe('a kept connection that the server resets', () => {
  it('costs one more try when nothing of an answer was seen', async () => {
    react = (socket, n) => (n === 2 ? socket.resetAndDestroy() : answer(socket));
    await post(true);
    expect(await post(true)).toMatchObject({ status: 200, text: '{}' });
    expect(requests).toBe(3);
  });

  it('ends a call that must not be sent twice', async () => {
    react = (socket, n) => (n === 2 ? socket.resetAndDestroy() : answer(socket));
    await post(false);
    await expect(post(false)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(requests).toBe(2);
  });

  it('ends a call whose answer had begun', async () => {
    react = (socket, n) => {
      if (n !== 2) answer(socket);
      else socket.write('HTTP/1.1 20', () => setImmediate(() => socket.resetAndDestroy()));
    };
    await post(true);
    await expect(post(true)).rejects.toThrow();
    expect(requests).toBe(2);
  });
});
