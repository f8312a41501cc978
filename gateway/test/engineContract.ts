import { startDeadline } from '@graphlets/platform/deadline';
import { GraphletFailedError, GraphletTimeoutError } from '@graphlets/platform/errors';
import { createLog } from '@graphlets/platform/log';
import type { Trace } from '@graphlets/platform/telemetry/trace/trace';
import { fakeClock } from '@graphlets/testing/fakeClock';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import type { Engine, EngineOptions, RequestContext } from '../src/operation/engine.ts';
import type { FakeGraph } from './fakeGraphlets.ts';
import { shopGraph } from './shopGraph.ts';

const silent = createLog({ function: 'gateway', write: () => {} });

/** What every engine does, whatever it is made of. */
export function describeEngine(
  name: string,
  createEngine: (options: EngineOptions) => Promise<Engine>,
): void {
  const engines: Engine[] = [];
  afterEach(async () => {
    await Promise.all(engines.splice(0).map((engine) => engine.close()));
  });

  async function open({ supergraphSdl, transport }: FakeGraph): Promise<Engine> {
    const engine = await createEngine({ supergraphSdl, transport, log: silent });
    engines.push(engine);
    return engine;
  }

  /** Response text of one operation. */
  async function runText(
    graph: FakeGraph,
    query: string,
    variables = {},
    operationName?: string,
    more: Partial<RequestContext> = {},
  ) {
    const engine = await open(graph);
    const operation = await engine.prepare(query, operationName);
    if (operation.kind === 'refusal') return JSON.stringify({ errors: operation.errors });
    const deadline = startDeadline({ timeoutMs: 1_000, flushReserveMs: 0 }, fakeClock());
    const request = { requestId: 'r1', deadline, log: silent, headers: { 'x-client': 'web' }, ...more };
    return (await operation.run(variables, request)).body;
  }

  const run = async (...args: Parameters<typeof runText>) => JSON.parse(await runText(...args));

  describe(`the ${name} engine`, () => {
    it('joins fields of three graphlets', async () => {
      expect(
        await run(shopGraph(), '{ product(upc: "b") { name inStock reviews { text author { name } } } }'),
      ).toEqual({
        data: {
          product: { name: 'Ball', inStock: 2, reviews: [{ text: 'Round', author: { name: 'User u2' } }] },
        },
      });
    });

    it('writes fields in the order of the selection', async () => {
      expect(await runText(shopGraph(), '{ product(upc: "a") { inStock name reviews { id } upc } }')).toBe(
        '{"data":{"product":{"inStock":1,"name":"Anvil","reviews":[{"id":"1"}],"upc":"a"}}}',
      );
    });

    it('fetches the entities of a list with one call', async () => {
      const graph = shopGraph();
      expect(await run(graph, '{ products { inStock } }')).toEqual({
        data: { products: [{ inStock: 1 }, { inStock: 2 }, { inStock: 3 }] },
      });
      expect(graph.calls.map(({ graphlet }) => graphlet)).toEqual(['products', 'stock']);
    });

    it('hands a required field to the graphlet that computes from it', async () => {
      expect(await run(shopGraph(), '{ products { discounted } }')).toEqual({
        data: { products: [{ discounted: 5 }, { discounted: 10 }, { discounted: 15 }] },
      });
    });

    it('coerces variables, with defaults of the operation and of the schema', async () => {
      const query =
        'query($kind: Kind = TOY, $first: Int = 1) { products(filter: {kind: $kind}) { upc reviews(first: $first) { id } } }';
      expect(await run(shopGraph(), query)).toEqual({
        data: {
          products: [
            { upc: 'b', reviews: [{ id: '2' }] },
            { upc: 'c', reviews: [{ id: '3' }] },
          ],
        },
      });
      expect(await run(shopGraph(), query, { kind: 'TOOL', first: 0 })).toEqual({
        data: { products: [{ upc: 'a', reviews: [] }] },
      });
    });

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

    it('runs the operation that is named', async () => {
      const query = 'query A { product(upc: "a") { name } } query B { product(upc: "b") { name } }';
      expect(await run(shopGraph(), query, {}, 'B')).toEqual({ data: { product: { name: 'Ball' } } });
    });

    it('merges fragments, aliases and repeated fields', async () => {
      const query = `{
        one: product(upc: "a") { ...Names reviews { id } reviews { text } }
        two: product(upc: "b") { ...Names }
      }
      fragment Names on Product { title: name ... on Product { upc } }`;
      expect(await runText(shopGraph(), query)).toBe(
        '{"data":{"one":{"title":"Anvil","upc":"a","reviews":[{"id":"1","text":"Heavy"}]},"two":{"title":"Ball","upc":"b"}}}',
      );
    });

    it('decides @skip and @include by the variables', async () => {
      const query =
        'query($yes: Boolean!) { product(upc: "a") { name @include(if: $yes) inStock @skip(if: $yes) } }';
      expect(await run(shopGraph(), query, { yes: true })).toEqual({ data: { product: { name: 'Anvil' } } });
      expect(await run(shopGraph(), query, { yes: false })).toEqual({ data: { product: { inStock: 1 } } });
    });

    it('resolves interfaces and __typename', async () => {
      const query =
        '{ __typename items { __typename name ... on Product { inStock } ... on Gift { note } } }';
      expect(await run(shopGraph(), query)).toEqual({
        data: {
          __typename: 'Query',
          items: [
            { __typename: 'Product', name: 'Anvil', inStock: 1 },
            { __typename: 'Gift', name: 'Bow', note: 'For you' },
            null,
          ],
        },
      });
    });

    it('answers introspection with the API schema, beside data', async () => {
      const { data } = await run(shopGraph(), getIntrospectionQuery());
      const schema = buildClientSchema(data);
      expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toEqual([
        'products',
        'product',
        'items',
        'broken',
      ]);
      expect(schema.getType('_Any')).toBeUndefined();
      expect(
        await run(shopGraph(), '{ __type(name: "Kind") { enumValues { name } } product(upc: "a") { upc } }'),
      ).toEqual({
        data: { __type: { enumValues: [{ name: 'TOOL' }, { name: 'TOY' }] }, product: { upc: 'a' } },
      });
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

    it('runs mutations one after the other, over graphlets', async () => {
      const query =
        'mutation { a: append(text: "1") b: review(upc: "a", text: "2") { text product { name } } c: append(text: "3") }';
      expect(await run(shopGraph(), query)).toEqual({
        data: { a: '1', b: { text: '1,2', product: { name: 'Anvil' } }, c: '1,2,3' },
      });
    });

    it('carries the request id, the deadline and the headers to the graphlet', async () => {
      const graph = shopGraph();
      await run(graph, '{ products { upc } }');
      expect(graph.calls[0]?.body.context).toMatchObject({
        requestId: 'r1',
        deadline: expect.any(Number),
        headers: { 'x-client': 'web' },
      });
    });

    it('tells a trace when it plans and when it writes', async () => {
      const stages: string[] = [];
      const trace: Trace = {
        isSampled: true,
        begin(stage) {
          stages.push(`${stage} begins`);
          return { header: undefined, annotate() {}, end: () => stages.push(`${stage} ends`) };
        },
        send: async () => {},
      };
      await run(shopGraph(), '{ products { inStock } }', {}, undefined, { trace });
      expect(stages).toEqual(['plan begins', 'plan ends', 'write begins', 'write ends']);
    });

    it('runs one prepared operation for several requests at the same time', async () => {
      const engine = await open(shopGraph());
      const operation = await engine.prepare(
        'query Q($upc: ID!) { product(upc: $upc) { upc inStock } }',
        undefined,
      );
      if (operation.kind === 'refusal') throw new Error('refused');
      expect([operation.type, operation.name]).toEqual(['query', 'Q']);
      const bodies = await Promise.all(
        ['a', 'b', 'c'].map(async (upc) => {
          const deadline = startDeadline({ timeoutMs: 1_000, flushReserveMs: 0 }, fakeClock());
          return (await operation.run({ upc }, { requestId: upc, deadline, log: silent, headers: {} })).body;
        }),
      );
      expect(bodies).toEqual([
        '{"data":{"product":{"upc":"a","inStock":1}}}',
        '{"data":{"product":{"upc":"b","inStock":2}}}',
        '{"data":{"product":{"upc":"c","inStock":3}}}',
      ]);
    });
  });
}
