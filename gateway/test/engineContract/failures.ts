import { GraphletFailedError, GraphletTimeoutError } from '@graphlets/platform/errors';
import { shopGraph } from '../shopGraph.ts';
import type { EngineUnderTest } from './engineUnderTest.ts';

/** What an engine answers to an operation that cannot run, and when a graphlet fails. */
export function describeFailures({ run }: EngineUnderTest): void {
  it('answers a request error and no data for variables that do not fit', async () => {
    const query = 'query($upc: ID!) { product(upc: $upc) { name } }';
    const response = await run(shopGraph(), query, {});
    expect(Object.keys(response)).toEqual(['errors']);
    expect(response.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it.each([
    ['{ products { ', 'GRAPHQL_PARSE_FAILED'],
    ['{ products { nothing } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ products { secret } }', 'GRAPHQL_VALIDATION_FAILED'],
    [`{ ${'products { upc } '.repeat(5_000)} }`, 'OPERATION_LIMIT_EXCEEDED'],
    [`{ ${'{'.repeat(10_000)}`, 'OPERATION_LIMIT_EXCEEDED'],
    ['query A { products { upc } } query B { products { upc } }', 'OPERATION_RESOLUTION_FAILURE'],
  ])('refuses %.60s with %s', async (query, code) => {
    const response = await run(shopGraph(), query);
    expect(Object.keys(response)).toEqual(['errors']);
    expect(response.errors[0].extensions.code).toBe(code);
  });

  it('keeps the rest of the data when one graphlet times out', async () => {
    const graph = shopGraph(({ graphlet }) =>
      graphlet === 'reviews' ? new GraphletTimeoutError('reviews', 50) : undefined,
    );
    expect(await run(graph, '{ product(upc: "a") { name reviews { id } } }')).toEqual({
      data: { product: { name: 'Anvil', reviews: null } },
      errors: [
        expect.objectContaining({
          path: expect.arrayContaining(['product']),
          extensions: { code: 'GRAPHLET_TIMEOUT', graphlet: 'reviews' },
        }),
      ],
    });
  });

  it('nulls the parent when a non-null field of a failed graphlet is missing', async () => {
    const graph = shopGraph(({ graphlet }) =>
      graphlet === 'stock' ? new GraphletFailedError('stock', 'secret 10.0.0.1') : undefined,
    );
    const response = await run(graph, '{ product(upc: "a") { name inStock } }');
    expect(response.data).toEqual({ product: null });
    expect(response.errors[0].extensions).toEqual({ code: 'GRAPHLET_FAILED', graphlet: 'stock' });
    expect(JSON.stringify(response)).not.toContain('10.0.0.1');
  });

  it.each(['', 'nope', '[]', '{"data":"x"}', '{}', '{"errors":[]}'])(
    'reports the answer %j of a graphlet as GRAPHLET_BAD_RESPONSE',
    async (text) => {
      const graph = shopGraph(({ graphlet }) => (graphlet === 'reviews' ? text : undefined));
      const response = await run(graph, '{ product(upc: "a") { name reviews { id } } }');
      expect(response.data).toEqual({ product: { name: 'Anvil', reviews: null } });
      expect(response.errors[0].extensions).toEqual({ code: 'GRAPHLET_BAD_RESPONSE', graphlet: 'reviews' });
    },
  );

  it("passes a graphlet's own error on, at the client's path", async () => {
    const response = await run(shopGraph(), 'mutation { fail }');
    expect(response).toMatchObject({
      data: { fail: null },
      errors: [{ message: 'no', path: ['fail'], extensions: { graphlet: 'products' } }],
    });
  });
}
