import { byKey, type ConformanceGraph } from '../conformanceCase.ts';

const log: string[] = [];
const write = (_: unknown, { text }: { text: string }) => {
  log.push(text);
  return { id: text, log: log.join() };
};

const clips = [{ id: 'c', seconds: 90 }];

export const mutations: readonly ConformanceGraph[] = [
  {
    title: 'mutations run one after the other, over graphlets',
    graphlets: {
      notes: {
        sdl: `
          type Query { notes: Int }
          type Mutation { add(text: String!): Note reset: Boolean fail: Note }
          type Note @key(fields: "id") { id: ID! log: String }`,
        resolvers: {
          Query: { notes: () => log.length },
          Mutation: {
            add: write,
            reset: () => log.splice(0).length >= 0,
            fail: () => {
              throw new Error('no');
            },
          },
        },
      },
      tags: {
        sdl: `
          type Mutation { tag(text: String!): Tagged }
          type Tagged { log: String query: Query note: Note }
          type Query { tags: String }
          type Note @key(fields: "id") { id: ID! tag: String }`,
        resolvers: {
          Query: { tags: () => 't' },
          Mutation: {
            tag: (parent: unknown, args: { text: string }) => ({
              ...write(parent, args),
              query: {},
              note: { id: 'n' },
            }),
          },
          Note: { __resolveReference: byKey([{ id: 'a', tag: 'of a' }], 'id') },
        },
      },
    },
    cases: [
      {
        query:
          'mutation { reset a: add(text: "a") { log } t: tag(text: "b") { log } c: add(text: "c") { log } }',
        data: { reset: true, a: { log: 'a' }, t: { log: 'a,b' }, c: { log: 'a,b,c' } },
      },
      {
        query: 'mutation { reset fail { log } add(text: "a") { tag log } }',
        data: { reset: true, fail: null, add: { tag: 'of a', log: 'a' } },
        errorPaths: [['fail']],
      },
      {
        query: 'mutation { reset tag(text: "x") { query { notes tags } } }',
        data: { reset: true, tag: { query: { notes: 1, tags: 't' } } },
      },
    ],
  },
  {
    title: 'several mutations give objects of several types',
    graphlets: {
      recorder: {
        sdl: `
          type Query { recorded: Int }
          type Mutation { record(clip: Boolean = false): Entry }
          union Entry = Song | Clip
          type Song { name: String @shareable seconds: Int @shareable }
          type Clip @key(fields: "id") { id: ID! }`,
        resolvers: {
          Query: { recorded: () => 0 },
          Mutation: {
            record: (_: unknown, { clip }: { clip: boolean }) =>
              clip ? { __typename: 'Clip', id: 'c' } : { __typename: 'Song', name: 'So', seconds: 200 },
          },
        },
      },
      catalog: {
        sdl: `
          interface Timed { seconds: Int }
          type Song implements Timed { name: String @shareable seconds: Int @shareable }
          type Clip implements Timed @key(fields: "id") { id: ID! seconds: Int @shareable }`,
        resolvers: { Clip: { __resolveReference: byKey(clips, 'id') } },
      },
      archive: {
        sdl: 'type Clip @key(fields: "id") { id: ID! seconds: Int @shareable }',
        resolvers: { Clip: { __resolveReference: byKey(clips, 'id') } },
      },
    },
    cases: [
      {
        query: `mutation {
          one: record { ... on Song { name } ... on Timed { seconds } }
          two: record(clip: true) { ... on Song { name } ... on Timed { seconds } }
          three: record { ... on Song { name } ... on Timed { seconds } }
        }`,
        data: {
          one: { name: 'So', seconds: 200 },
          two: { seconds: 90 },
          three: { name: 'So', seconds: 200 },
        },
        knownFaults: { apollo: 'loses what is selected of a later mutation' },
      },
    ],
  },
];
