import { runOperation } from './runOperation.ts';
import { shopGraph } from './shopGraph.ts';

describe('a graphlet that answers with more errors than anybody reads', () => {
  it('gives the first thousand of them, and its data', async () => {
    const errors = Array.from({ length: 3_000 }, (_, index) => ({
      message: `no ${index}`,
      path: ['product'],
    }));
    const graph = shopGraph(() => JSON.stringify({ data: { product: { name: 'Anvil' } }, errors }));
    const answer = await runOperation(graph, '{ product(upc: "a") { name } }');
    expect(answer).toMatchObject({ data: { product: { name: 'Anvil' } } });
    const { errors: told } = answer as { errors: { message: string }[] };
    expect(told.map(({ message }) => message)).toEqual(errors.slice(0, 1_000).map(({ message }) => message));
  });
});
