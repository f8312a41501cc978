import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog } from '@graphlets/platform/log';
import { createNodeServer } from './nodeServer.ts';

let body = '';
let server: Server;

beforeAll(async () => {
  const front = async () => ({ status: 200, headers: {}, body });
  server = createNodeServer(front, 1_000, createLog({ function: 'gateway', write: () => {} }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('an answer of Node’s own server', () => {
  const long = 'plain '.repeat(5_000);

  it.each([
    ['nothing', ''],
    ['a few plain characters', 'plain'],
    ['a few others', 'naïve 日本 😀'],
    ['many plain ones', long],
    ['many, some of which are not plain', `${long}naïve ${long}日本 ${long}😀`],
    ['many of which each takes two bytes', 'é'.repeat(20_000)],
    ['many of which each takes three', '日'.repeat(20_000)],
    ['many of which each takes four', '😀'.repeat(20_000)],
  ])('arrives whole, its length told: %s', async (_what, text) => {
    body = text;
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    expect(await response.text()).toBe(text);
  });
});
