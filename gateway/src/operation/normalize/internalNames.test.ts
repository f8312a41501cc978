import { fakeGraph } from '../../../test/fakeGraphlets.ts';
import { runOperation } from '../../../test/runOperation.ts';

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

describe('two calls of one name in different types', () => {
  const media = () =>
    fakeGraph({
      media: {
        sdl: `
          type Query { media: [Media] }
          interface Media @key(fields: "id") { id: ID! }
          type Book implements Media @key(fields: "id") { id: ID! }
          type Film implements Media @key(fields: "id") { id: ID! }`,
        resolvers: {
          Query: {
            media: () => [
              { __typename: 'Book', id: '1' },
              { __typename: 'Film', id: '2' },
            ],
          },
        },
      },
      votes: {
        sdl: 'type Media @interfaceObject @key(fields: "id") { id: ID! votes(least: Int, most: Int): Int }',
        resolvers: {
          Media: {
            __resolveReference: ({ id }: { id: string }) => ({ id }),
            votes: (_: unknown, { least }: { least: number }) => least,
          },
        },
      },
    });

  it('keep their own arguments', async () => {
    const query = '{ media { ... on Book { votes(least: 1) } ... on Film { votes(least: 2) } } }';
    expect(await runOperation(media(), query)).toEqual({ data: { media: [{ votes: 1 }, { votes: 2 }] } });
  });

  it('are one call where only the order of arguments differs', async () => {
    const query = '{ media { votes(least: 1, most: 2) ... on Film { votes(most: 2, least: 1) } } }';
    expect(await runOperation(media(), query)).toEqual({ data: { media: [{ votes: 1 }, { votes: 1 }] } });
  });
});
