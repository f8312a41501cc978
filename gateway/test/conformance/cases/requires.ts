import { byKey, type ConformanceGraph } from '../conformanceCase.ts';

const goods = [
  { id: '1', price: 10, weight: 2, sizes: [{ width: 1 }, { width: 3 }] },
  { id: '2', price: null, weight: 4, sizes: [] },
];

export const requires: readonly ConformanceGraph[] = [
  {
    title: 'a field requires fields of another graphlet',
    graphlets: {
      catalog: {
        sdl: `
          type Query { goods: [Good] good: Good }
          type Good @key(fields: "id") { id: ID! price: Int weight: Int sizes: [Size] }
          type Size { width: Int }`,
        resolvers: {
          Query: { goods: () => goods, good: () => goods[0] },
          Good: { __resolveReference: byKey(goods, 'id') },
        },
      },
      shipping: {
        sdl: `
          type Good @key(fields: "id") {
            id: ID!
            price: Int @external
            weight: Int @external
            sizes: [Size] @external
            cost: String @requires(fields: "price weight")
            width: Int @requires(fields: "sizes { width }")
          }
          type Size { width: Int @external }`,
        resolvers: {
          Good: {
            cost: ({ price, weight }: { price: number; weight: number }) => `${price}x${weight}`,
            width: ({ sizes }: { sizes: { width: number }[] }) =>
              sizes.reduce((sum, { width }) => sum + width, 0),
          },
        },
      },
      taxes: {
        sdl: `
          type Good @key(fields: "id") {
            id: ID!
            cost: String @external
            taxed: String @requires(fields: "cost")
          }`,
        resolvers: { Good: { taxed: ({ cost }: { cost: string }) => `tax of ${cost}` } },
      },
    },
    cases: [
      { query: '{ goods { cost } }', data: { goods: [{ cost: '10x2' }, { cost: 'nullx4' }] } },
      {
        query: '{ goods { width id } }',
        data: {
          goods: [
            { width: 4, id: '1' },
            { width: 0, id: '2' },
          ],
        },
      },
      {
        query: '{ good { price: weight weight: price cost } }',
        data: { good: { price: 2, weight: 10, cost: '10x2' } },
        knownFaults: { apollo: "takes a client's alias for the required field" },
      },
      {
        query: '{ good { sizes: weight width } }',
        data: { good: { sizes: 2, width: 4 } },
        knownFaults: { apollo: "takes a client's alias for the required field" },
      },
      { query: '{ good { taxed } }', data: { good: { taxed: 'tax of 10x2' } } },
      {
        query: 'query($no: Boolean!) { good { cost price @include(if: $no) weight @skip(if: true) } }',
        variables: { no: false },
        data: { good: { cost: '10x2' } },
      },
    ],
  },
  {
    title: 'fields of two graphlets require each other, field by field',
    graphlets: {
      left: {
        sdl: `
          type Query { pair: Pair }
          type Pair @key(fields: "id") {
            id: ID!
            one: Int
            two: Int @external
            three: Int @requires(fields: "two")
          }`,
        resolvers: {
          Query: { pair: () => ({ id: '1' }) },
          Pair: {
            __resolveReference: (ref: object) => ref,
            one: () => 1,
            three: ({ two }: { two: number }) => two + 1,
          },
        },
      },
      right: {
        sdl: `
          type Pair @key(fields: "id") {
            id: ID!
            one: Int @external
            three: Int @external
            two: Int @requires(fields: "one")
            four: Int @requires(fields: "three")
          }`,
        resolvers: {
          Pair: {
            __resolveReference: (ref: object) => ref,
            two: ({ one }: { one: number }) => one + 1,
            four: ({ three }: { three: number }) => three + 1,
          },
        },
      },
    },
    cases: [
      { query: '{ pair { two } }', data: { pair: { two: 2 } } },
      { query: '{ pair { three } }', data: { pair: { three: 3 } } },
      {
        query: '{ pair { four one } }',
        data: { pair: { four: 4, one: 1 } },
        knownFaults: { apollo: 'asks without what is required, two hops away' },
      },
    ],
  },
];
