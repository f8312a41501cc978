import { pathToFileURL } from 'node:url';
import { parseConfig } from './parseConfig.ts';

const parse = (env: Readonly<Record<string, string>>) =>
  parseConfig({ GATEWAY_SUPERGRAPH_FILE: 'supergraph.graphql', ...env });

describe('the configuration', () => {
  it('has a limit for everything by default', () => {
    expect(parse({})).toMatchObject({
      bodyLimitBytes: 1024 * 1024,
      responseLimitBytes: 50 * 1024 * 1024,
      limits: { tokens: 15_000, depth: 60, aliases: 500, fields: 10_000 },
      guards: { denial: 'filter', demand: { mode: 'enforce', limit: 10_000_000, listSize: 10 } },
      authentication: { by: 'nobody' },
      stickyKey: { from: 'request' },
    });
  });

  it('takes every limit from its variable', () => {
    const env = {
      GATEWAY_LIMIT_TOKENS: '1',
      GATEWAY_LIMIT_DEPTH: '2',
      GATEWAY_LIMIT_ALIASES: '3',
      GATEWAY_LIMIT_FIELDS: '4',
      GATEWAY_COST_MODE: 'measure',
      GATEWAY_COST_LIMIT: '5',
      GATEWAY_COST_LIST_SIZE: '6',
    };
    expect(parse(env)).toMatchObject({
      limits: { tokens: 1, depth: 2, aliases: 3, fields: 4 },
      guards: { demand: { mode: 'measure', limit: 5, listSize: 6 } },
    });
  });

  it('reads how requests are vouched for', () => {
    const env = {
      GATEWAY_AUTHENTICATION: 'jwt',
      GATEWAY_JWKS: '/keys/jwks.json',
      GATEWAY_JWT_HEADER: 'X-Token',
      GATEWAY_JWT_ISSUERS: 'https://a.example, https://b.example',
      GATEWAY_JWT_AUDIENCES: 'api',
      GATEWAY_JWT_ALGORITHMS: 'ES256',
      GATEWAY_SCOPE_CLAIMS: 'roles',
      GATEWAY_DENIAL: 'reject',
      GATEWAY_OVERRIDE_KEY: 'claim:sub',
      GATEWAY_OVERRIDE_LABELS: 'a=12.5, b=100',
    };
    const { authentication, guards, stickyKey } = parse(env);
    expect(authentication).toEqual({
      by: 'jwt',
      names: { scopes: ['roles'], policies: ['policies'] },
      jwks: pathToFileURL('/keys/jwks.json'),
      header: 'x-token',
      issuers: ['https://a.example', 'https://b.example'],
      audiences: ['api'],
      algorithms: ['ES256'],
    });
    expect([guards.denial, [...guards.overridePercents], stickyKey]).toEqual([
      'reject',
      [
        ['a', 12.5],
        ['b', 100],
      ],
      { from: 'claim', name: 'sub' },
    ]);
  });

  it.each([
    ['GATEWAY_LIMIT_DEPTH', 'many'],
    ['GATEWAY_LIMIT_FIELDS', '0'],
    ['GATEWAY_COST_MODE', 'sometimes'],
    ['GATEWAY_AUTHENTICATION', 'trust'],
    ['GATEWAY_OVERRIDE_KEY', 'cookie:a'],
    ['GATEWAY_OVERRIDE_LABELS', 'a=101'],
    ['GATEWAY_UNKNOWN', '1'],
  ])('refuses %s=%s by its name', (key, value) => {
    expect(() => parse({ [key]: value })).toThrow(key);
  });

  it('names all faults at once', () => {
    const env = { GATEWAY_AUTHENTICATION: 'jwt', GATEWAY_JWT_ALGORITHMS: 'none', GATEWAY_COST_LIMIT: '-1' };
    for (const key of Object.keys(env).slice(1)) expect(() => parse(env)).toThrow(key);
    expect(() => parse(env)).toThrow('GATEWAY_JWKS');
  });
});
