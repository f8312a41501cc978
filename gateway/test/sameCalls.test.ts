import { type FakeGraphlet, fakeGraph } from './fakeGraphlets.ts';
import { runOperation } from './runOperation.ts';

const asItIs = { __resolveReference: (reference: object) => reference };

/** A film leads to its studio, and that to a film: the names of both films come from `names`, at two depths. */
const graphlets: Readonly<Record<string, FakeGraphlet>> = {
  films: {
    sdl: 'type Query { film: Film } type Film @key(fields: "id") { id: ID! }',
    resolvers: { Query: { film: () => ({ id: '1' }) } },
  },
  makers: {
    sdl: 'type Film @key(fields: "id") { id: ID! studio: Studio } type Studio @key(fields: "id") { id: ID! }',
    resolvers: { Film: { ...asItIs, studio: () => ({ id: '2' }) } },
  },
  studios: {
    sdl: `
      type Studio @key(fields: "id") { id: ID! best(place: Int): Film }
      type Film @key(fields: "id", resolvable: false) { id: ID! }`,
    resolvers: { Studio: { ...asItIs, best: (_: unknown, { place = 1 }) => ({ id: String(place) }) } },
  },
  names: {
    sdl: 'type Film @key(fields: "id") { id: ID! name: String }',
    resolvers: { Film: { ...asItIs, name: ({ id }: { id: string }) => `Film ${id}` } },
  },
};

describe('calls that ask a graphlet the same', () => {
  it.each(['', 'query Page '])('are one call of an operation, at whatever depth (%j)', async (head) => {
    const graph = fakeGraph(graphlets);
    expect(await runOperation(graph, `${head}{ film { name studio { best { name } } } }`)).toEqual({
      data: { film: { name: 'Film 1', studio: { best: { name: 'Film 1' } } } },
    });
    expect(graph.calls.map(({ graphlet }) => graphlet).toSorted()).toEqual([
      'films',
      'makers',
      'names',
      'studios',
    ]);
  });

  it('of other objects are calls of their own', async () => {
    const graph = fakeGraph(graphlets);
    const query = 'query Page { film { name studio { best(place: 3) { name } } } }';
    expect(await runOperation(graph, query)).toEqual({
      data: { film: { name: 'Film 1', studio: { best: { name: 'Film 3' } } } },
    });
    expect(graph.calls.filter(({ graphlet }) => graphlet === 'names')).toHaveLength(2);
  });
});
