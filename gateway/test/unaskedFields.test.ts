import { fakeGraph } from './fakeGraphlets.ts';
import { runOperation } from './runOperation.ts';

/** The width of `a` fails, and nobody knows the width of `b`. */
const graph = fakeGraph({
  things: {
    sdl: 'type Query { things: [Thing!]! } type Thing @key(fields: "id") { id: ID! }',
    resolvers: { Query: { things: () => [{ id: 'a' }, { id: 'b' }, { id: 'c' }] } },
  },
  widths: {
    sdl: 'type Thing @key(fields: "id") { id: ID! width: Int! }',
    resolvers: {
      Thing: {
        __resolveReference: ({ id }: { id: string }) => (id === 'b' ? null : { id }),
        width: ({ id }: { id: string }) => {
          if (id === 'a') throw new Error('no width');
          return 2;
        },
      },
    },
  },
  areas: {
    sdl: `type Thing @key(fields: "id") {
      id: ID!
      width: Int! @external
      area: Int @requires(fields: "width")
      hidden: Int @inaccessible @requires(fields: "width")
    }`,
    resolvers: { Thing: { area: ({ width }: { width: number }) => width * width } },
  },
});

describe('a field that nobody could be asked for', () => {
  it('is null with an error where what it requires failed, and without where the object is not there', async () => {
    expect(await runOperation(graph, '{ things { id size: area } }')).toEqual({
      data: {
        things: [
          { id: 'a', size: null },
          { id: 'b', size: null },
          { id: 'c', size: 4 },
        ],
      },
      errors: [
        {
          message: 'no width',
          path: ['things', 0],
          extensions: { code: 'INTERNAL_SERVER_ERROR', graphlet: 'widths' },
        },
        {
          message: 'A field that this one needs has failed.',
          path: ['things', 0, 'size'],
          extensions: { code: 'GRAPHLET_FAILED' },
        },
      ],
    });
  });
});
