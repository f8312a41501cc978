import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SignJWT } from 'jose';
import type { TokenOptions } from '../../src/authentication/createTokenVerifier.ts';
import { byTokens, outcome, withToken } from './askWho.ts';
import { createTokenSigner, NOW_S, type TokenSigner } from './tokenSigner.ts';

let folder: string;
let signer: TokenSigner;
let others: TokenSigner;
let jwks: URL;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jwks-'));
  [signer, others] = await Promise.all([createTokenSigner(), createTokenSigner()]);
  const file = join(folder, 'jwks.json');
  writeFileSync(file, JSON.stringify({ keys: [{ ...signer.publicJwk, alg: 'ES256' }] }));
  jwks = pathToFileURL(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a signed token', () => {
  it.each([
    ['text', { scope: 'read mail' }, ['read', 'mail']],
    ['a list', { scp: ['read', 'mail'] }, ['read', 'mail']],
    ['both', { scope: 'a', scp: ['b'] }, ['a', 'b']],
    ['neither', { scope: 7 }, []],
  ])('gives its scopes as %s', async (_how, claims, scopes) => {
    const token = await signer.sign({ claims: { ...claims, policies: ['vip'] } });
    expect(await outcome(byTokens(jwks), withToken(token))).toEqual({
      scopes,
      policies: ['vip'],
    });
  });

  it('is looked for in the configured header', async () => {
    const authenticate = byTokens(jwks, { header: 'x-token' });
    expect(await outcome(authenticate, { headers: { 'x-token': `bearer ${await signer.sign()}` } })).toEqual({
      scopes: [],
      policies: [],
    });
    expect(await outcome(authenticate, withToken(await signer.sign()))).toBe('nobody');
  });

  it.each([{}, { authorization: '' }, { authorization: 'Basic YTpi' }, { authorization: 'Bearer' }])(
    'is missing in %j: nobody vouches for the request',
    async (headers: Record<string, string>) => {
      expect(await outcome(byTokens(jwks), { headers })).toBe('nobody');
    },
  );

  it.each<[string, () => Promise<string>]>([
    ['that is expired', () => signer.sign({ expiresAtS: NOW_S - 1 })],
    ['of another key', () => others.sign()],
    ['of a key that is not in the set', () => signer.sign({ kid: 'k2' })],
    [
      'that was changed',
      async () => (await signer.sign()).replace(/\.[^.]+\./, `.${btoa('{"exp":9999999999}')}.`),
    ],
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
      () => new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(signer.privateKey),
    ],
    ['that is no token', async () => 'a b'],
  ])('%s is refused', async (_what, make) => {
    expect(await outcome(byTokens(jwks), withToken(await make()))).toBe('UNAUTHENTICATED');
  });

  it('must be of an accepted issuer, for an accepted audience', async () => {
    const token = withToken(await signer.sign());
    const ask = (more: Partial<TokenOptions>) => outcome(byTokens(jwks, more), token);
    expect(await ask({ issuers: ['you', 'me'], audiences: ['api'] })).toEqual({ scopes: [], policies: [] });
    expect(await ask({ issuers: ['you'] })).toBe('UNAUTHENTICATED');
    expect(await ask({ audiences: ['web'] })).toBe('UNAUTHENTICATED');
  });

  it('cannot be checked without keys, which is not its fault, and can when they are there', async () => {
    const file = join(folder, 'late.json');
    const authenticate = byTokens(pathToFileURL(file));
    const token = withToken(await signer.sign());
    expect(await outcome(authenticate, token)).toBe('AUTHENTICATION_UNAVAILABLE');
    writeFileSync(file, JSON.stringify({ keys: [signer.publicJwk] }));
    expect(await outcome(authenticate, token)).toEqual({ scopes: [], policies: [] });
  });
});
