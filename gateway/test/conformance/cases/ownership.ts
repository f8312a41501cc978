import { byKey, type ConformanceGraph } from '../conformanceCase.ts';

const users = [{ id: 'u1', email: 'new@x', name: 'Uma', secret: 's', level: 'HIGH' }];

export const ownership: readonly ConformanceGraph[] = [
  {
    title: 'a field that was taken over is asked of its new owner',
    graphlets: {
      legacy: {
        sdl: `
          type Query { user: User @shareable }
          type User @key(fields: "id") { id: ID! name: String email: String }`,
        resolvers: {
          Query: { user: () => ({ id: 'u1', name: 'Uma', email: 'old@x' }) },
          User: { __resolveReference: (ref: object) => ({ ...ref, name: 'Uma', email: 'old@x' }) },
        },
      },
      accounts: {
        sdl: `
          type Query { user: User @shareable }
          type User @key(fields: "id") { id: ID! email: String @override(from: "legacy") }`,
        resolvers: { Query: { user: () => users[0] }, User: { __resolveReference: byKey(users, 'id') } },
      },
    },
    cases: [
      { query: '{ user { email } }', data: { user: { email: 'new@x' } } },
      { query: '{ user { name email } }', data: { user: { name: 'Uma', email: 'new@x' } } },
    ],
  },
  {
    title: 'a field that was taken over is required where it was before',
    graphlets: {
      legacy: {
        sdl: `
          type Query { user: User }
          type User @key(fields: "id") {
            id: ID!
            email: String @external
            mailbox: String @requires(fields: "email")
          }`,
        resolvers: {
          Query: { user: () => ({ id: 'u1' }) },
          User: { mailbox: ({ email }: { email: string }) => `mailto:${email}` },
        },
      },
      older: {
        sdl: 'type User @key(fields: "id") { id: ID! email: String }',
        resolvers: { User: { __resolveReference: () => ({ id: 'u1', email: 'old@x' }) } },
      },
      accounts: {
        sdl: 'type User @key(fields: "id") { id: ID! email: String @override(from: "older") }',
        resolvers: { User: { __resolveReference: byKey(users, 'id') } },
      },
    },
    cases: [{ query: '{ user { mailbox } }', data: { user: { mailbox: 'mailto:new@x' } } }],
  },
  {
    title: 'what clients do not see is there for keys and for what is required',
    graphlets: {
      accounts: {
        sdl: `
          type Query { user: User level: Level hidden: String @inaccessible }
          type User @key(fields: "secret") { secret: ID! @inaccessible name: String }
          enum Level { LOW HIGH @inaccessible }`,
        resolvers: {
          Query: { user: () => users[0], level: () => 'HIGH' },
          User: { __resolveReference: byKey(users, 'secret') },
        },
      },
      greetings: {
        sdl: `
          type User @key(fields: "secret") {
            secret: ID!
            name: String @external
            hello: String @requires(fields: "name")
          }`,
        resolvers: { User: { hello: ({ name }: { name: string }) => `Hello ${name}` } },
      },
    },
    cases: [
      { query: '{ user { hello } }', data: { user: { hello: 'Hello Uma' } } },
      {
        query: '{ level }',
        data: { level: null },
        errorPaths: [['level']],
        knownFaults: { apollo: 'says nothing of a value that clients do not see' },
      },
      {
        query: '{ __type(name: "User") { fields { name } } }',
        data: { __type: { fields: [{ name: 'name' }, { name: 'hello' }] } },
      },
    ],
  },
  {
    title: 'an error in what a client did not ask for stands at what it asked for',
    graphlets: {
      accounts: {
        sdl: `
          type Query { user: User users: [User] }
          type User @key(fields: "id") { id: ID! secret: String @inaccessible name: String }`,
        resolvers: {
          Query: { user: () => ({ id: '1' }), users: () => [{ id: '1' }, { id: '2' }] },
          User: {
            secret: () => {
              throw new Error('no');
            },
            name: () => {
              throw new Error('no');
            },
          },
        },
      },
      greetings: {
        sdl: 'type User @key(fields: "id") { id: ID! secret: String @external hello: String @requires(fields: "secret") }',
        resolvers: { User: { __resolveReference: (reference: object) => reference, hello: () => 'Hi' } },
      },
    },
    cases: [
      {
        query: '{ user { hello } }',
        data: { user: { hello: 'Hi' } },
        errorPaths: [['user']],
        knownFaults: { apollo: 'tells the name of a field that clients do not see' },
      },
      {
        query: '{ users { n: name hello } }',
        data: {
          users: [
            { n: null, hello: 'Hi' },
            { n: null, hello: 'Hi' },
          ],
        },
        errorPaths: [
          ['users', 0],
          ['users', 0, 'n'],
          ['users', 1],
          ['users', 1, 'n'],
        ],
        knownFaults: { apollo: 'tells the name of a field that clients do not see' },
      },
    ],
  },
  {
    title: 'root fields and value types are shared',
    graphlets: {
      east: {
        sdl: `
          type Query { place: Place @shareable eastern: String }
          type Place @shareable { name: String spot: Spot }
          type Spot @shareable { x: Int y: Int }`,
        resolvers: { Query: { place: () => ({ name: 'Ede', spot: { x: 1, y: 2 } }), eastern: () => 'e' } },
      },
      west: {
        sdl: `
          type Query { place: Place @shareable western: String }
          type Place @shareable { name: String spot: Spot height: Int }
          type Spot @shareable { x: Int y: Int }`,
        resolvers: {
          Query: { place: () => ({ name: 'Ede', spot: { x: 1, y: 2 }, height: 20 }), western: () => 'w' },
        },
      },
    },
    cases: [
      {
        query: '{ eastern place { height spot { y x } name } western }',
        data: { eastern: 'e', place: { height: 20, spot: { y: 2, x: 1 }, name: 'Ede' }, western: 'w' },
      },
      {
        query:
          '{ place { name } place { spot { x } } ...More } fragment More on Query { place { spot { y } } }',
        data: { place: { name: 'Ede', spot: { x: 1, y: 2 } } },
      },
    ],
  },
];
