import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeClock } from '@graphlets/testing/fakeClock';
import { createCredentials } from './credentials.ts';

const NOW_MS = Date.parse('2030-01-01T00:00:00Z');
const HOUR_MS = 3_600_000;
const given = { accessKeyId: 'a1', secretAccessKey: 's', sessionToken: 't' };
let server: Server;
let asked: (string | undefined)[];
let answer: { status: number; body: unknown };
let full: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.headers.authorization);
    response.writeHead(answer.status).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  full = `http://127.0.0.1:${(server.address() as AddressInfo).port}/get`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  asked = [];
  give('a1', NOW_MS + HOUR_MS);
});

function give(id: string, expiresAtMs: number): void {
  const Expiration = new Date(expiresAtMs).toISOString();
  answer = { status: 200, body: { AccessKeyId: id, SecretAccessKey: 's', Token: 't', Expiration } };
}

describe('credentials', () => {
  it('are those of the variables, as they are at each call', async () => {
    const env: Record<string, string> = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 's' };
    const credentials = createCredentials(env, fakeClock());
    expect(await credentials()).toEqual({ accessKeyId: 'a', secretAccessKey: 's', sessionToken: undefined });
    env.AWS_SESSION_TOKEN = 't';
    expect(await credentials()).toEqual({ accessKeyId: 'a', secretAccessKey: 's', sessionToken: 't' });
  });

  it('are asked for once where an address is given, by its token', async () => {
    const env = { AWS_CONTAINER_CREDENTIALS_FULL_URI: full, AWS_CONTAINER_AUTHORIZATION_TOKEN: 'secret' };
    const credentials = createCredentials(env, fakeClock(NOW_MS));
    expect(await Promise.all([credentials(), credentials()])).toEqual([given, given]);
    expect(await credentials()).toEqual(given);
    expect(asked).toEqual(['secret']);
  });

  it('are renewed before they expire, by the token in its file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'token-'));
    const file = join(folder, 'token');
    writeFileSync(file, 'one\n');
    const clock = fakeClock(NOW_MS);
    const env = { AWS_CONTAINER_CREDENTIALS_FULL_URI: full, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file };
    const credentials = createCredentials(env, clock);
    await credentials();
    writeFileSync(file, 'two\n');
    give('a2', NOW_MS + 2 * HOUR_MS);
    clock.advance(HOUR_MS - 60_000);
    expect(await credentials()).toEqual({ ...given, accessKeyId: 'a2' });
    expect(asked).toEqual(['one', 'two']);
    rmSync(folder, { recursive: true });
  });

  it('are kept until they expire where they cannot be renewed', async () => {
    const clock = fakeClock(NOW_MS);
    const credentials = createCredentials({ AWS_CONTAINER_CREDENTIALS_FULL_URI: full }, clock);
    await credentials();
    answer = { status: 500, body: {} };
    clock.advance(HOUR_MS - 60_000);
    expect(await credentials()).toEqual(given);
    clock.advance(60_000);
    await expect(Promise.resolve().then(credentials)).rejects.toThrow('gave no AWS credentials: status 500');
  });

  it.each([
    [{}, 'There are no AWS credentials: set AWS_ACCESS_KEY_ID'],
    [{ AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: '' }, 'There are no AWS credentials'],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://elsewhere.example/' }, 'must be https:'],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'file:///etc/passwd' }, 'must be https:'],
    [
      { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:1/' },
      'http://127.0.0.1:1 gave no AWS credentials',
    ],
  ])('are missing in %j, and that is said', async (env, message) => {
    await expect(Promise.resolve().then(createCredentials(env, fakeClock()))).rejects.toThrow(message);
  });
});
