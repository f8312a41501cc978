import { byKey, type ConformanceGraph } from '../conformanceCase.ts';

const users = [{ id: 'u1', name: 'Uma', reviews: 3 }];

export const federation1: readonly ConformanceGraph[] = [
  {
    title: 'a graphlet of Federation 1 extends a type of another',
    graphlets: {
      users: {
        sdl: 'type Query { user: User } type User @key(fields: "id") { id: ID! name: String }',
        resolvers: { Query: { user: () => users[0] }, User: { __resolveReference: byKey(users, 'id') } },
      },
      reviews: {
        isFederation1: true,
        sdl: `
          extend type Query { top: User }
          extend type User @key(fields: "id") {
            id: ID! @external
            name: String @external
            reviews: Int
            byline: String @requires(fields: "name")
          }`,
        resolvers: {
          Query: { top: () => ({ id: 'u1' }) },
          User: {
            __resolveReference: byKey(users, 'id'),
            byline: ({ name, reviews }: { name: string; reviews: number }) => `${name} (${reviews})`,
          },
        },
      },
    },
    cases: [
      { query: '{ user { reviews name } }', data: { user: { reviews: 3, name: 'Uma' } } },
      { query: '{ top { id name byline } }', data: { top: { id: 'u1', name: 'Uma', byline: 'Uma (3)' } } },
    ],
  },
];
