import { GraphletFailedError } from '@graphlets/platform/errors';
import { fakeGraph, type Intercept } from './fakeGraphlets.ts';
import { runOperation } from './runOperation.ts';

const mediaGraph = (intercept?: Intercept) =>
  fakeGraph(
    {
      media: {
        sdl: `
        type Query { media: [Media!]! }
        type Mutation { rename(id: ID!, title: String!): Renamed }
        type Renamed { query: Query! media: Media }
        interface Media @key(fields: "id") { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
        type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }`,
        resolvers: {
          Query: { media: () => media },
          Mutation: { rename: () => ({ query: {}, media: media[0] }) },
          Media: { __resolveReference: ({ id }: { id: string }) => media.find((one) => one.id === id) },
          Book: { __resolveReference: ({ id }: { id: string }) => media.find((one) => one.id === id) },
          Film: { __resolveReference: ({ id }: { id: string }) => media.find((one) => one.id === id) },
        },
      },
      votes: {
        sdl: `
        type Query { best(first: Int): Media all: [Media!]! }
        type Media @interfaceObject @key(fields: "id") { id: ID! votes(least: Int): Int more: [Media!] }`,
        resolvers: {
          Query: { best: () => ({ id: 'f1' }), all: () => [{ id: 'f1' }, { id: 'b1' }] },
          Media: {
            __resolveReference: ({ id }: { id: string }) => ({ id }),
            votes: ({ id }: { id: string }, { least }: { least?: number }) =>
              Math.max(id.charCodeAt(0), least ?? 0),
            more: () => [{ id: 'b1' }],
          },
        },
      },
    },
    intercept,
  );

const media = [
  { __typename: 'Book', id: 'b1', title: 'Emma', pages: 400 },
  { __typename: 'Film', id: 'f1', title: 'Alien', minutes: 117 },
];

describe('interface objects', () => {
  it('gives no interface for the name of a type when the graphlet that knows it fails', async () => {
    const graph = mediaGraph(({ graphlet }) =>
      graphlet === 'media' ? new GraphletFailedError('media', 'down') : undefined,
    );
    expect(await runOperation(graph, '{ best { votes kind: __typename } }')).toEqual({
      data: { best: null },
      errors: [
        {
          message: 'A part of the graph failed.',
          path: ['best'],
          extensions: { code: 'GRAPHLET_FAILED', graphlet: 'media' },
        },
      ],
    });
  });

  it('have the type that the graphlet of the interface says', async () => {
    expect(
      await runOperation(mediaGraph(), '{ best { __typename votes title ... on Film { minutes } } }'),
    ).toEqual({ data: { best: { __typename: 'Film', votes: 102, title: 'Alien', minutes: 117 } } });
  });

  it('take fields for objects of every type', async () => {
    const query = '{ media { __typename id votes ... on Book { pages } more { __typename id } } }';
    const more = [{ __typename: 'Book', id: 'b1' }];
    expect(await runOperation(mediaGraph(), query)).toEqual({
      data: {
        media: [
          { __typename: 'Book', id: 'b1', votes: 98, pages: 400, more },
          { __typename: 'Film', id: 'f1', votes: 102, more },
        ],
      },
    });
  });

  it('keep their type where a part of the same object comes back from the interface object', async () => {
    expect(
      await runOperation(
        mediaGraph(),
        '{ all { ... on Film { votes minutes } ... on Book { votes title } } }',
      ),
    ).toEqual({
      data: {
        all: [
          { votes: 102, minutes: 117 },
          { votes: 98, title: 'Emma' },
        ],
      },
    });
  });
});

describe('an interface object whose type nobody could tell', () => {
  it('is null with the error that says why', async () => {
    const graph = fakeGraph({
      media: {
        sdl: `
          interface Media @key(fields: "id") { id: ID! }
          type Book implements Media @key(fields: "id") { id: ID! pages: Int! }`,
        resolvers: {
          Media: { __resolveReference: ({ id }: { id: string }) => ({ __typename: 'Book', id }) },
          Book: {
            pages: () => {
              throw new Error('torn');
            },
          },
        },
      },
      votes: {
        sdl: `type Query { all: [Media] } type Media @interfaceObject @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { all: () => [{ id: 'b1' }] } },
      },
    });
    expect(await runOperation(graph, '{ all { ... on Book { pages } } }')).toEqual({
      data: { all: [null] },
      errors: [expect.objectContaining({ message: 'torn', path: ['all', 0, 'pages'] })],
    });
  });
});

describe('a field that is required with arguments', () => {
  it("is not taken for the client's own call of it", async () => {
    const priceIn = (_: unknown, { currency = 'none' }: { currency?: string }) => `5 ${currency}`;
    const graph = fakeGraph({
      shop: {
        sdl: `
          type Query { product: Product }
          type Product @key(fields: "id") { id: ID! price(currency: String): String }`,
        resolvers: {
          Query: { product: () => ({ id: '1' }) },
          Product: { __resolveReference: ({ id }: { id: string }) => ({ id }), price: priceIn },
        },
      },
      tax: {
        sdl: `
          type Product @key(fields: "id") {
            id: ID!
            price(currency: String): String @external
            tax: String @requires(fields: "price(currency: \\"EUR\\")")
          }`,
        resolvers: { Product: { tax: ({ price }: { price: string }) => `20 % of ${price}` } },
      },
    });
    expect(await runOperation(graph, '{ product { price tax } }')).toEqual({
      data: { product: { price: '5 none', tax: '20 % of 5 EUR' } },
    });
    expect(await runOperation(graph, '{ product { price(currency: "USD") tax } }')).toEqual({
      data: { product: { price: '5 USD', tax: '20 % of 5 EUR' } },
    });
  });
});

describe('a mutation that returns the query type', () => {
  it('reads from other graphlets below it', async () => {
    expect(
      await runOperation(
        mediaGraph(),
        'mutation { rename(id: "b1", title: "x") { query { best { votes } media { id } } media { votes } } }',
      ),
    ).toEqual({
      data: {
        rename: {
          query: { best: { votes: 102 }, media: [{ id: 'b1' }, { id: 'f1' }] },
          media: { votes: 98 },
        },
      },
    });
  });
});

describe("a client's variables", () => {
  it.each(['representations', 'r0', 'r1', 'representations_0'])('may be named %s', async (name) => {
    const query = `query($${name}: Int) { media { votes(least: $${name}) more { a: votes(least: $${name}) } } best { title } }`;
    expect(await runOperation(mediaGraph(), query, { [name]: 100 })).toEqual({
      data: {
        media: [
          { votes: 100, more: [{ a: 100 }] },
          { votes: 102, more: [{ a: 100 }] },
        ],
        best: { title: 'Alien' },
      },
    });
  });
});
