import { byKey, type ConformanceGraph } from '../conformanceCase.ts';

const media = [
  { __typename: 'Book', id: 'b1', title: 'Emma', pages: 400 },
  { __typename: 'Film', id: 'f1', title: 'Alien', minutes: 117 },
];

export const interfaceObjects: readonly ConformanceGraph[] = [
  {
    title: 'an interface is an object type elsewhere',
    graphlets: {
      media: {
        sdl: `
          type Query { media: [Media] }
          interface Media @key(fields: "id") { id: ID! title: String }
          type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
          type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }`,
        resolvers: {
          Query: { media: () => media },
          Media: { __resolveReference: byKey(media, 'id') },
          Book: { __resolveReference: byKey(media, 'id') },
          Film: { __resolveReference: byKey(media, 'id') },
        },
      },
      votes: {
        sdl: `
          type Query { best: Media top(n: Int): [Media!]! }
          type Media @interfaceObject @key(fields: "id") {
            id: ID!
            title: String @external
            votes(least: Int): Int
            chant: String @requires(fields: "title")
            rivals: [Media]
            length: Int!
          }`,
        resolvers: {
          Query: { best: () => ({ id: 'f1' }), top: () => [{ id: 'f1' }, { id: 'b1' }] },
          Media: {
            __resolveReference: (ref: object) => ref,
            length: ({ id }: { id: string }) => (id === 'b1' ? 400 : null),
            votes: ({ id }: { id: string }, { least }: { least?: number }) => least ?? id.charCodeAt(0),
            chant: ({ title }: { title: string }) => `${title}!`,
            rivals: ({ id }: { id: string }) =>
              media.filter((one) => one.id !== id).map((one) => ({ id: one.id })),
          },
        },
      },
    },
    cases: [
      {
        query: '{ media { ... on Book { length } ... on Film { votes } } }',
        data: { media: [{ length: 400 }, { votes: 102 }] },
        knownFaults: { apollo: 'asks what nobody selects' },
      },
      { query: '{ best { id votes } }', data: { best: { id: 'f1', votes: 102 } } },
      { query: '{ best { __typename } }', data: { best: { __typename: 'Film' } } },
      {
        query: '{ best { ... on Book { pages } ... on Film { minutes } } }',
        data: { best: { minutes: 117 } },
      },
      { query: '{ best { ... on Book { votes } } }', data: { best: {} } },
      {
        query: '{ media { title votes } }',
        data: {
          media: [
            { title: 'Emma', votes: 98 },
            { title: 'Alien', votes: 102 },
          ],
        },
      },
      {
        query: '{ media { chant } best { chant } }',
        data: { media: [{ chant: 'Emma!' }, { chant: 'Alien!' }], best: { chant: 'Alien!' } },
      },
      {
        query: '{ top { ... on Film { rivals { __typename title } } } }',
        data: { top: [{ rivals: [{ __typename: 'Book', title: 'Emma' }] }, {}] },
      },
      {
        query: '{ media { ... on Book { v: votes(least: 1) } ... on Film { v: votes(least: 2) } } }',
        data: { media: [{ v: 1 }, { v: 2 }] },
        knownFaults: { apollo: 'one name for two calls' },
      },
    ],
  },
];
