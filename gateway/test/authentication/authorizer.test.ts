import { fakeClock } from '@graphlets/testing/fakeClock';
import { createAuthenticate } from '../../src/authentication/authenticate.ts';
import { byTokens, names, outcome, unobserved } from './askWho.ts';

describe('an authorizer of API Gateway', () => {
  const authenticate = createAuthenticate({ by: 'authorizer', names }, unobserved, fakeClock());
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
    expect(await outcome(authenticate, { headers: {}, authorizer })).toEqual(expected);
  });

  it('does not count where tokens do', async () => {
    const authenticateByToken = byTokens(new URL('https://keys.test/'));
    const request = { headers: {}, authorizer: { lambda: { scope: 'a' } } };
    expect(await outcome(authenticateByToken, request)).toBe('nobody');
  });
});
