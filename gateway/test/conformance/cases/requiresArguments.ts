import { byKey, type ConformanceGraph } from '../conformanceCase.ts';

const trips = [
  { id: '1', legs: [{ km: 4 }, { km: 6 }] },
  { id: '2', legs: [] },
];
const sumOfLegs = ({ legs }: { legs: { length: number }[] }) =>
  legs.reduce((sum, { length }) => sum + length, 0);

export const requiresArguments: readonly ConformanceGraph[] = [
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
];
