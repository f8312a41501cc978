import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { shopGraph } from '../shopGraph.ts';
import type { EngineUnderTest } from './engineUnderTest.ts';

/** What an engine answers when every graphlet does as it should. */
export function describeAnswers({ run, runText }: EngineUnderTest): void {
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
    const query = '{ __typename items { __typename name ... on Product { inStock } ... on Gift { note } } }';
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

  it('runs mutations one after the other, over graphlets', async () => {
    const query =
      'mutation { a: append(text: "1") b: review(upc: "a", text: "2") { text product { name } } c: append(text: "3") }';
    expect(await run(shopGraph(), query)).toEqual({
      data: { a: '1', b: { text: '1,2', product: { name: 'Anvil' } }, c: '1,2,3' },
    });
  });
}
