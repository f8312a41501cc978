import { defaultLimits } from '../src/operation/parse/limits.ts';
import { runOperation } from './runOperation.ts';
import { shopGraph } from './shopGraph.ts';

describe('a call for more entities than are allowed', () => {
  it('is not sent, and costs its own fields', async () => {
    const graph = shopGraph();
    const query = '{ products { name reviews { text } } }';
    const answer = await runOperation(graph, query, {}, { limits: { ...defaultLimits, entities: 2 } });
    expect(answer).toEqual({
      data: {
        products: ['Anvil', 'Ball', 'Car'].map((name) => ({ name, reviews: null })),
      },
      errors: [
        {
          message: 'The operation is over a limit of this graph.',
          path: ['products'],
          extensions: { code: 'OPERATION_LIMIT_EXCEEDED', graphlet: 'reviews' },
        },
      ],
    });
    expect(graph.calls.map(({ graphlet }) => graphlet)).toEqual(['products']);
  });

  it('is sent where they are as many as are allowed', async () => {
    const query = '{ products { upc reviews { id } } }';
    const { data } = (await runOperation(
      shopGraph(),
      query,
      {},
      { limits: { ...defaultLimits, entities: 3 } },
    )) as {
      data: { products: { reviews: unknown[] }[] };
    };
    expect(data.products.map(({ reviews }) => reviews.length)).toEqual([1, 1, 2]);
  });
});
