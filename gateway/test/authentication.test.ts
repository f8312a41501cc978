import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createLog } from '@graphlets/platform/log';
import { fakeClock } from '@graphlets/testing/fakeClock';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import {
  type Authenticate,
  type AuthenticationOptions,
  createAuthenticate,
} from '../src/authentication/authenticate.ts';

const log = createLog({ function: 'gateway', write: () => {} });
const names = { scopes: ['scope', 'scp'], policies: ['policies'] };
const NOW_S = 1_000_000;
const clock = fakeClock(NOW_S * 1_000);

let folder: string;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let others: Awaited<ReturnType<typeof generateKeyPair>>;
let jwks: URL;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jwks-'));
  keys = await generateKeyPair('ES256', { extractable: true });
  others = await generateKeyPair('ES256');
  const file = join(folder, 'jwks.json');
  const key = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256' };
  writeFileSync(file, JSON.stringify({ keys: [key] }));
  jwks = pathToFileURL(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const options = (more: Partial<AuthenticationOptions> = {}): AuthenticationOptions =>
  ({
    by: 'jwt',
    names,
    jwks,
    header: 'authorization',
    issuers: [],
    audiences: [],
    algorithms: ['ES256'],
    ...more,
  }) as AuthenticationOptions;

interface TokenChange {
  readonly claims?: Record<string, unknown>;
  readonly key?: typeof keys.privateKey;
  readonly kid?: string;
  readonly expiresAtS?: number;
}

function sign({ claims = {}, key = keys.privateKey, kid = 'k1', expiresAtS = NOW_S + 60 }: TokenChange = {}) {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid })
    .setIssuer('me')
    .setAudience('api')
    .setExpirationTime(expiresAtS)
    .sign(key);
}

/** Scopes and policies, or the code of the refusal, or nothing for a request without a token. */
async function outcome(authenticate: Authenticate, headers: Record<string, string>) {
  const result = await authenticate({ headers }, log);
  if (result === undefined) return 'nobody';
  if ('kind' in result) return result.errors[0]?.extensions?.code;
  return { scopes: [...result.scopes], policies: [...result.policies] };
}

const withToken = (token: string) => ({ authorization: `Bearer ${token}` });

describe('a signed token', () => {
  it.each([
    ['text', { scope: 'read mail' }, ['read', 'mail']],
    ['a list', { scp: ['read', 'mail'] }, ['read', 'mail']],
    ['both', { scope: 'a', scp: ['b'] }, ['a', 'b']],
    ['neither', { scope: 7 }, []],
  ])('gives its scopes as %s', async (_how, claims, scopes) => {
    const token = await sign({ claims: { ...claims, policies: ['vip'] } });
    expect(await outcome(createAuthenticate(options(), clock), withToken(token))).toEqual({
      scopes,
      policies: ['vip'],
    });
  });

  it('is looked for in the configured header', async () => {
    const authenticate = createAuthenticate(options({ header: 'x-token' }), clock);
    expect(await outcome(authenticate, { 'x-token': `bearer ${await sign()}` })).toEqual({
      scopes: [],
      policies: [],
    });
    expect(await outcome(authenticate, withToken(await sign()))).toBe('nobody');
  });

  it.each([{}, { authorization: '' }, { authorization: 'Basic YTpi' }, { authorization: 'Bearer' }])(
    'is missing in %j: nobody vouches for the request',
    async (headers: Record<string, string>) => {
      expect(await outcome(createAuthenticate(options(), clock), headers)).toBe('nobody');
    },
  );

  it.each<[string, () => Promise<string>]>([
    ['that is expired', () => sign({ expiresAtS: NOW_S - 1 })],
    ['of another key', () => sign({ key: others.privateKey })],
    ['of a key that is not in the set', () => sign({ kid: 'k2' })],
    ['that was changed', async () => (await sign()).replace(/\.[^.]+\./, `.${btoa('{"exp":9999999999}')}.`)],
    ['that is unsigned', async () => `${btoa('{"alg":"none"}')}.${btoa('{"exp":9999999999}')}.`],
    [
      'signed with the public key as a secret',
      () =>
        new SignJWT({})
          .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
          .setExpirationTime(NOW_S + 60)
          .sign(new TextEncoder().encode('x'.repeat(64))),
    ],
    [
      'that never expires',
      () => new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(keys.privateKey),
    ],
    ['that is no token', async () => 'a b'],
  ])('%s is refused', async (_what, make) => {
    expect(await outcome(createAuthenticate(options(), clock), withToken(await make()))).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('must be of an accepted issuer, for an accepted audience', async () => {
    const token = withToken(await sign());
    const ask = (more: Partial<AuthenticationOptions>) =>
      outcome(createAuthenticate(options(more), clock), token);
    expect(await ask({ issuers: ['you', 'me'], audiences: ['api'] })).toEqual({ scopes: [], policies: [] });
    expect(await ask({ issuers: ['you'] })).toBe('UNAUTHENTICATED');
    expect(await ask({ audiences: ['web'] })).toBe('UNAUTHENTICATED');
  });

  it('cannot be checked without keys, which is not its fault, and can when they are there', async () => {
    const file = join(folder, 'late.json');
    const authenticate = createAuthenticate(options({ jwks: pathToFileURL(file) }), clock);
    const token = withToken(await sign());
    expect(await outcome(authenticate, token)).toBe('AUTHENTICATION_UNAVAILABLE');
    writeFileSync(file, JSON.stringify({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1' }] }));
    expect(await outcome(authenticate, token)).toEqual({ scopes: [], policies: [] });
  });
});

describe('a key set behind a URL', () => {
  let server: Server;
  let asked = 0;
  let status = 200;
  beforeAll(async () => {
    const key = { ...(await exportJWK(keys.publicKey)), kid: 'k1' };
    server = createServer((_, response) => {
      asked++;
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [key] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('is fetched once for many tokens, and asked again after a failure', async () => {
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`);
    const authenticate = createAuthenticate(options({ jwks: url }), clock);
    status = 500;
    expect(await outcome(authenticate, withToken(await sign()))).toBe('AUTHENTICATION_UNAVAILABLE');
    status = 200;
    asked = 0;
    for (const _ of [1, 2, 3]) {
      expect(await outcome(authenticate, withToken(await sign()))).toEqual({ scopes: [], policies: [] });
    }
    expect(asked).toBe(1);
  });
});

describe('an authorizer of API Gateway', () => {
  const authenticate = createAuthenticate({ by: 'authorizer', names });
  it.each<[string, unknown, unknown]>([
    [
      'an HTTP API by JWT',
      { jwt: { claims: { sub: 'u', scope: 'a b' }, scopes: null } },
      { scopes: ['a', 'b'], policies: [] },
    ],
    [
      'an HTTP API by JWT with lists',
      { jwt: { claims: { policies: '[vip staff]' }, scopes: ['a'] } },
      { scopes: ['a'], policies: ['vip', 'staff'] },
    ],
    ['an HTTP API by Lambda', { lambda: { scope: 'a' } }, { scopes: ['a'], policies: [] }],
    ['an HTTP API by Lambda without a context', { lambda: null }, { scopes: [], policies: [] }],
    ['a function URL by IAM', { iam: { userId: 'x' } }, { scopes: [], policies: [] }],
    ['a REST API by Cognito', { claims: { scope: 'a' } }, { scopes: ['a'], policies: [] }],
    [
      'a REST API by Lambda',
      { principalId: 'u', scope: 'a', policies: 'vip' },
      { scopes: ['a'], policies: ['vip'] },
    ],
    ['nothing', undefined, 'nobody'],
    ['an empty context', {}, 'nobody'],
  ])('of %s', async (_what, authorizer, expected) => {
    const result = await authenticate({ headers: {}, authorizer }, log);
    expect(
      result === undefined || 'kind' in result
        ? 'nobody'
        : { scopes: [...result.scopes], policies: [...result.policies] },
    ).toEqual(expected);
  });

  it('does not count where tokens do', async () => {
    const byToken = createAuthenticate(options(), clock);
    expect(await byToken({ headers: {}, authorizer: { lambda: { scope: 'a' } } }, log)).toBeUndefined();
  });
});
