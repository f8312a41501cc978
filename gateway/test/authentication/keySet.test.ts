import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startDeadline } from '@graphlets/platform/deadline';
import { fakeClock } from '@graphlets/testing/fakeClock';
import { byTokens, outcome, withToken } from './askWho.ts';
import { createTokenSigner, type TokenSigner } from './tokenSigner.ts';

describe('a key set behind a URL', () => {
  let signer: TokenSigner;
  let server: Server;
  let asked = 0;
  let status = 200;
  let isAsked = () => {};
  let answers = true;
  beforeAll(async () => {
    signer = await createTokenSigner();
    server = createServer((_, response) => {
      asked++;
      isAsked();
      if (!answers) return;
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ keys: [signer.publicJwk] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  const url = () => new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`);
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  it('is fetched once for many tokens, asked again after a failure, and tells metrics of both', async () => {
    const readings: string[] = [];
    const authenticate = byTokens(url(), {}, async (source, read) => {
      const keys = await read().catch((error: unknown) => {
        readings.push(`${source} failed`);
        throw error;
      });
      readings.push(`${source} read`);
      return keys;
    });
    status = 500;
    expect(await outcome(authenticate, withToken(await signer.sign()))).toBe('AUTHENTICATION_UNAVAILABLE');
    status = 200;
    asked = 0;
    for (const _ of [1, 2, 3]) {
      expect(await outcome(authenticate, withToken(await signer.sign()))).toEqual({
        scopes: [],
        policies: [],
      });
    }
    expect(asked).toBe(1);
    expect(readings).toEqual(['KeySet failed', 'KeySet read']);
  });

  it('that does not answer is waited for until the deadline, and no longer', async () => {
    answers = false;
    const clock = fakeClock();
    const deadline = startDeadline({ timeoutMs: 300, flushReserveMs: 0 }, clock);
    const wasAsked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    const outcomeInTime = outcome(byTokens(url()), withToken(await signer.sign()), deadline);
    await wasAsked;
    clock.advance(300);
    expect(await outcomeInTime).toBe('AUTHENTICATION_UNAVAILABLE');
  });
});
