import { serverAudits } from 'graphql-http';
import { ALLOWED_ORIGIN } from '../../target/syntheticStack.ts';
import { describeIf, type GatewaySuite } from './suite.ts';

const JSON_TYPE = 'application/json';
const GRAPHQL_TYPE = 'application/graphql-response+json';

export function describeHttp({ choice, target }: GatewaySuite): void {
  const url = () => target().url ?? '';
  const post = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    fetch(url(), {
      method: 'POST',
      headers: { 'content-type': JSON_TYPE, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const describeOverHttp = describeIf(choice.kind !== 'lambda', choice, 'speaks no HTTP');

  describeOverHttp('GraphQL over HTTP: an audit of graphql-http', () => {
    const audits = serverAudits({ url }).map(({ id, name, fn }) => [id, name, fn] as const);
    it.each(audits)('%s %s', async (_id, _name, audit) => {
      const result = await audit();
      expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok');
    });
  });

  describeOverHttp('HTTP', () => {
    it.each([
      ['a good operation', JSON_TYPE, '{ synthetic1 { graphlet } }', 200],
      ['a good operation', GRAPHQL_TYPE, '{ synthetic1 { graphlet } }', 200],
      ['a failed field', GRAPHQL_TYPE, '{ synthetic1(behaviour: { fault: ERROR }) { graphlet } }', 200],
      ['an operation that does not fit', JSON_TYPE, '{ syntheticNothing }', 200],
      ['an operation that does not fit', GRAPHQL_TYPE, '{ syntheticNothing }', 400],
    ])('answers %s as %s', async (_what, accept, query, status) => {
      const response = await post({ query }, { accept });
      expect([response.status, response.headers.get('content-type')]).toEqual([
        status,
        `${accept}; charset=utf-8`,
      ]);
      await response.arrayBuffer();
    });

    it('answers a query by GET, with variables', async () => {
      const search = new URLSearchParams({
        query: 'query ($id: ID!) { syntheticItem(id: $id) { name price } }',
        variables: '{"id":"2"}',
      });
      const response = await fetch(`${url()}?${search}`);
      expect(await response.json()).toEqual({ data: { syntheticItem: { name: 'Item 2', price: 71 } } });
    });

    it('refuses a mutation by GET with 405', async () => {
      const search = new URLSearchParams({ query: 'mutation { synthetic1Step(name: "a") { name } }' });
      const response = await fetch(`${url()}?${search}`);
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST, HEAD, OPTIONS']);
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: 'METHOD_NOT_ALLOWED' } }],
      });
    });

    it('answers HEAD like GET, without a body', async () => {
      const response = await fetch(`${url()}?query={__typename}`, { method: 'HEAD' });
      expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
        200,
        `${JSON_TYPE}; charset=utf-8`,
        '',
      ]);
    });

    it('says at OPTIONS what it can', async () => {
      const response = await fetch(url(), { method: 'OPTIONS' });
      expect([response.status, response.headers.get('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS']);
    });

    it.each([
      ['another method', { method: 'PUT', body: '{}' }, 405],
      ['another media type', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }, 415],
      ['a media type that it cannot give', { method: 'GET', headers: { accept: 'image/png' } }, 406],
      ['a body that is no JSON', { method: 'POST', headers: { 'content-type': JSON_TYPE }, body: '{' }, 400],
    ])('refuses %s', async (_what, init, status) => {
      const response = await fetch(url(), init);
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ errors: [{ message: expect.any(String) }] });
    });

    it('has the request id in every answer, also in one that refuses', async () => {
      const refused = await post('{', { 'x-request-id': 'suite-2' });
      expect(refused.headers.get('x-request-id')).toBe('suite-2');
      await refused.arrayBuffer();
    });

    it('is well at /health', async () => {
      const response = await fetch(new URL('/health', url()));
      expect(await response.json()).toMatchObject({ status: 'ok', supergraph: expect.any(String) });
    });
  });

  const describeOwnConfig = describeIf(choice.kind === 'local', choice, 'has its own configuration of CORS');
  describeOwnConfig('CORS', () => {
    it('allows the configured origin, and answers its preflight', async () => {
      const response = await fetch(url(), {
        method: 'OPTIONS',
        headers: { origin: ALLOWED_ORIGIN, 'access-control-request-headers': 'content-type,x-a' },
      });
      const names = ['origin', 'methods', 'headers'].map((name) => `access-control-allow-${name}`);
      expect([response.status, ...names.map((name) => response.headers.get(name))]).toEqual([
        204,
        ALLOWED_ORIGIN,
        'GET, POST, HEAD, OPTIONS',
        'content-type,x-a',
      ]);
    });

    it('allows no other origin', async () => {
      const response = await post({ query: '{ __typename }' }, { origin: 'https://evil.example' });
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      await response.arrayBuffer();
    });
  });
}
