import { byKey, type ConformanceGraph } from '../conformanceCase.ts';

const parts = [
  {
    id: 'p1',
    sku: 's1',
    maker: { code: 'm1', country: 'NL' },
    weight: 5,
    note: 'n1',
    stock: 3,
    colour: 'red',
  },
  {
    id: 'p2',
    sku: 's2',
    maker: { code: 'm2', country: 'BE' },
    weight: 7,
    note: 'n2',
    stock: 4,
    colour: 'tan',
  },
];
const [first] = parts;

export const keys: readonly ConformanceGraph[] = [
  {
    title: 'keys that differ by graphlet are reached over one that has both',
    graphlets: {
      catalog: {
        sdl: `type Query { parts: [Part] } type Part @key(fields: "id") { id: ID! weight: Int }`,
        resolvers: { Query: { parts: () => parts }, Part: { __resolveReference: byKey(parts, 'id') } },
      },
      bridge: {
        sdl: `type Part @key(fields: "id") @key(fields: "sku") { id: ID! sku: String! note: String }`,
        resolvers: {
          Part: {
            __resolveReference: (ref: { id?: string }) =>
              byKey(parts, ref.id === undefined ? 'sku' : 'id')(ref),
          },
        },
      },
      store: {
        sdl: `type Query { cheapest: Part } type Part @key(fields: "sku") { sku: String! stock: Int }`,
        resolvers: { Query: { cheapest: () => first }, Part: { __resolveReference: byKey(parts, 'sku') } },
      },
    },
    cases: [
      {
        query: '{ parts { weight stock } }',
        data: {
          parts: [
            { weight: 5, stock: 3 },
            { weight: 7, stock: 4 },
          ],
        },
      },
      {
        query: '{ cheapest { weight note id sku } }',
        data: { cheapest: { weight: 5, note: 'n1', id: 'p1', sku: 's1' } },
      },
      {
        query: '{ a: cheapest { id: sku stock: weight } }',
        data: { a: { id: 's1', stock: 5 } },
        knownFaults: { apollo: "takes a client's alias for the key" },
      },
    ],
  },
  {
    title: 'compound and nested keys',
    graphlets: {
      catalog: {
        sdl: `
          type Query { parts: [Part] }
          type Part @key(fields: "id maker { code country }") { id: ID! maker: Maker! weight: Int }
          type Maker @shareable { code: String! country: String! }`,
        resolvers: {
          Query: { parts: () => parts },
          Part: { __resolveReference: byKey(parts, 'id', 'maker') },
        },
      },
      store: {
        sdl: `
          type Part @key(fields: "id maker { code country }") { id: ID! maker: Maker! stock: Int colour: String }
          type Maker @shareable { code: String! country: String! }`,
        resolvers: { Part: { __resolveReference: byKey(parts, 'id', 'maker') } },
      },
    },
    cases: [
      {
        query: '{ parts { stock maker { code } } }',
        data: {
          parts: [
            { stock: 3, maker: { code: 'm1' } },
            { stock: 4, maker: { code: 'm2' } },
          ],
        },
      },
      { query: '{ parts { maker: colour } }', data: { parts: [{ maker: 'red' }, { maker: 'tan' }] } },
    ],
  },
  {
    title: 'a key that is not resolvable still names its object',
    graphlets: {
      orders: {
        sdl: `
          type Query { order: Order }
          type Order { part: Part }
          type Part @key(fields: "id", resolvable: false) { id: ID! }`,
        resolvers: { Query: { order: () => ({ part: { id: 'p2' } }) } },
      },
      catalog: {
        sdl: `type Part @key(fields: "id") { id: ID! weight: Int }`,
        resolvers: { Part: { __resolveReference: byKey(parts, 'id') } },
      },
    },
    cases: [
      { query: '{ order { part { weight id } } }', data: { order: { part: { weight: 7, id: 'p2' } } } },
    ],
  },
  {
    title: 'an object is asked for by a key that its graphlet resolves',
    graphlets: {
      assembly: {
        sdl: `
          type Query { parts: [Part] }
          type Part @key(fields: "maker { code }", resolvable: false) @key(fields: "sku maker { country }") {
            sku: String!
            maker: Maker!
            weight: Int @external
            load: String @requires(fields: "weight")
          }
          type Maker @shareable { code: String! country: String! }`,
        resolvers: {
          Query: { parts: () => parts.map(({ sku, maker }) => ({ sku, maker })) },
          Part: {
            __resolveReference: ({ sku, weight }: { sku?: string; weight: number }) =>
              sku === undefined ? null : { weight },
            load: ({ weight }: { weight: number }) => `${weight} kg`,
          },
        },
      },
      catalog: {
        sdl: `
          type Part @key(fields: "sku") @key(fields: "maker { code }", resolvable: false) {
            sku: String! maker: Maker! weight: Int
          }
          type Maker @shareable { code: String! country: String! }`,
        resolvers: { Part: { __resolveReference: byKey(parts, 'sku') } },
      },
    },
    cases: [
      {
        query: '{ parts { load } }',
        data: { parts: [{ load: '5 kg' }, { load: '7 kg' }] },
        knownFaults: { apollo: 'finds objects by a key that is not resolvable' },
      },
    ],
  },
];
