import { fakeGraph } from '../../test/fakeGraphlets.ts';
import { runOperation } from '../../test/runOperation.ts';

const graph = () =>
  fakeGraph({
    left: {
      sdl: `
        type Query { thing: Thing }
        type Thing @key(fields: "id") { id: ID! size: Int inner: Thing }`,
      resolvers: {
        Query: { thing: () => ({ id: '1', size: 7, inner: { id: '2', size: 8 } }) },
        Thing: { __resolveReference: ({ id }: { id: string }) => ({ id, size: 7 }) },
      },
    },
    right: {
      sdl: `type Thing @key(fields: "id") { id: ID! color: String owner: Owner }
        type Owner { name: String }`,
      resolvers: {
        Thing: {
          __resolveReference: ({ id }: { id: string }) => ({
            id,
            color: `c${id}`,
            owner: { name: `o${id}` },
          }),
        },
      },
    },
  });

describe('an alias that has the name of a key', () => {
  it.each([
    ['{ thing { id: size color } }', { thing: { id: 7, color: 'c1' } }],
    ['{ thing { id: color size } }', { thing: { id: 'c1', size: 7 } }],
    ['{ thing { id: owner { name } key: id } }', { thing: { id: { name: 'o1' }, key: '1' } }],
    [
      '{ thing { id: inner { id: color } owner { name } } }',
      { thing: { id: { id: 'c2' }, owner: { name: 'o1' } } },
    ],
  ])('%s', async (query, data) => {
    expect(await runOperation(graph(), query)).toEqual({ data });
  });
});
