import { byKey, type ConformanceGraph } from '../conformanceCase.ts';

const goods = [
  {
    id: '1',
    price: 10,
    weight: 2,
    sizes: [{ width: 1 }, { width: 3 }],
    kind: { __typename: 'Book', isbn: 'x' },
  },
  { id: '2', price: null, weight: 4, sizes: [], kind: { __typename: 'Film', minutes: 90 } },
];

const trips = [
  { id: '1', legs: [{ km: 4 }, { km: 6 }] },
  { id: '2', legs: [] },
];
const sumOfLegs = ({ legs }: { legs: { length: number }[] }) =>
  legs.reduce((sum, { length }) => sum + length, 0);

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
    title: 'required calls have arguments of their own',
    graphlets: {
      catalog: {
        sdl: `
          type Query { good: Good }
          type Good @key(fields: "id") { id: ID! price(currency: String = "EUR"): String }`,
        resolvers: {
          Query: { good: () => ({ id: '1' }) },
          Good: {
            __resolveReference: byKey([{ id: '1' }], 'id'),
            price: (_: unknown, { currency }: { currency: string }) => `9 ${currency}`,
          },
        },
      },
      shipping: {
        sdl: `
          type Good @key(fields: "id") {
            id: ID!
            price(currency: String = "EUR"): String @external
            dollars: String @requires(fields: "price(currency: \\"USD\\")")
          }`,
        resolvers: { Good: { dollars: ({ price }: { price: string }) => price } },
      },
      insurance: {
        sdl: `
          type Good @key(fields: "id") {
            id: ID!
            price(currency: String = "EUR"): String @external
            pounds: String @requires(fields: "price(currency: \\"GBP\\")")
          }`,
        resolvers: { Good: { pounds: ({ price }: { price: string }) => price } },
      },
    },
    cases: [
      {
        query: '{ good { price(currency: "CHF") dollars } }',
        data: { good: { price: '9 CHF', dollars: '9 USD' } },
        knownFaults: { apollo: 'one name for two calls' },
      },
      {
        query: '{ good { price a: price(currency: "USD") pounds } }',
        data: { good: { price: '9 EUR', a: '9 USD', pounds: '9 GBP' } },
        knownFaults: { apollo: 'one name for two calls' },
      },
      {
        query: '{ good { dollars pounds } }',
        data: { good: { dollars: '9 USD', pounds: '9 GBP' } },
        knownFaults: { apollo: 'one name for two calls' },
      },
      {
        query: '{ good { pounds price(currency: "CHF") dollars dear: price(currency: "USD") } }',
        data: { good: { pounds: '9 GBP', price: '9 CHF', dollars: '9 USD', dear: '9 USD' } },
        knownFaults: { apollo: 'one name for two calls' },
      },
    ],
  },
  {
    title: 'required calls stand inside required objects',
    graphlets: {
      routes: {
        sdl: `
          type Query { trips: [Trip] }
          type Trip @key(fields: "id") { id: ID! legs: [Leg] }
          type Leg @shareable { length(unit: Unit!): Int }
          enum Unit { KM MILE }`,
        resolvers: {
          Query: { trips: () => trips },
          Trip: { __resolveReference: byKey(trips, 'id') },
          Leg: {
            length: ({ km }: { km: number }, { unit }: { unit: string }) => (unit === 'KM' ? km : km / 2),
          },
        },
      },
      sums: {
        sdl: `
          type Trip @key(fields: "id") {
            id: ID!
            legs: [Leg] @external
            miles: Int @requires(fields: "legs { length(unit: MILE) }")
            kilometres: Int @requires(fields: "legs { length(unit: KM) }")
          }
          type Leg @shareable { length(unit: Unit!): Int }
          enum Unit { KM MILE }`,
        resolvers: { Trip: { miles: sumOfLegs, kilometres: sumOfLegs } },
      },
    },
    cases: [
      {
        query: '{ trips { miles kilometres } }',
        data: {
          trips: [
            { miles: 5, kilometres: 10 },
            { miles: 0, kilometres: 0 },
          ],
        },
        knownFaults: { apollo: 'one name for two calls' },
      },
      {
        query: '{ trips { kilometres legs { length(unit: MILE) } miles } }',
        data: {
          trips: [
            { kilometres: 10, legs: [{ length: 2 }, { length: 3 }], miles: 5 },
            { kilometres: 0, legs: [], miles: 0 },
          ],
        },
        knownFaults: { apollo: 'one name for two calls' },
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
