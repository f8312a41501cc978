import { byKey, type ConformanceGraph } from '../conformanceCase.ts';

const goods = [
  { id: '1', kind: { __typename: 'Book', isbn: 'x' } },
  { id: '2', kind: { __typename: 'Film', minutes: 90 } },
];

export const requiresByType: readonly ConformanceGraph[] = [
  {
    title: 'what is required depends on the type',
    graphlets: {
      catalog: {
        sdl: `
          type Query { goods: [Good] }
          type Good @key(fields: "id") { id: ID! kind: Kind }
          union Kind = Book | Film
          type Book @shareable { isbn: String }
          type Film @shareable { minutes: Int }`,
        resolvers: { Query: { goods: () => goods }, Good: { __resolveReference: byKey(goods, 'id') } },
      },
      labels: {
        sdl: `
          type Good @key(fields: "id") {
            id: ID!
            kind: Kind @external
            label: String @requires(fields: "kind { ... on Book { isbn } ... on Film { minutes } }")
          }
          union Kind = Book | Film
          type Book @shareable { isbn: String }
          type Film @shareable { minutes: Int }`,
        resolvers: {
          Good: {
            label: ({ kind }: { kind: { isbn?: string; minutes?: number } }) =>
              `${kind.isbn ?? kind.minutes}`,
          },
        },
      },
    },
    cases: [
      { query: '{ goods { label } }', data: { goods: [{ label: 'x' }, { label: '90' }] } },
      {
        query: '{ goods { label kind { __typename ... on Film { isbn: minutes } } } }',
        data: {
          goods: [
            { label: 'x', kind: { __typename: 'Book' } },
            { label: '90', kind: { __typename: 'Film', isbn: 90 } },
          ],
        },
      },
    ],
  },
];
