import { byKey, type ConformanceGraph } from '../conformanceCase.ts';

const products = [{ id: 'p1', category: { id: 'c1' }, name: 'Pan' }];
const categories = [{ id: 'c1', name: 'Kitchen', parent: { id: 'c0' } }];

export const entityCalls: readonly ConformanceGraph[] = [
  {
    title: 'an object that is no entity is reached through its parent',
    graphlets: {
      products: {
        sdl: `
          type Query { products: [Product] }
          type Product @key(fields: "id") { id: ID! name: String }`,
        resolvers: {
          Query: { products: () => products },
          Product: { __resolveReference: byKey(products, 'id') },
        },
      },
      details: {
        sdl: `
          type Product @key(fields: "id") { id: ID! category: Category box: Box @shareable }
          type Category { title: String }
          type Box @shareable { height: Int }`,
        resolvers: {
          Product: {
            __resolveReference: (ref: object) => ref,
            category: () => ({ title: 'Pans' }),
            box: () => ({ height: 2 }),
          },
        },
      },
      boxes: {
        sdl: `
          type Product @key(fields: "id") { id: ID! box: Box @shareable }
          type Box @shareable { height: Int width: Int }`,
        resolvers: {
          Product: { __resolveReference: (ref: object) => ref, box: () => ({ height: 2, width: 3 }) },
        },
      },
    },
    cases: [
      {
        query: '{ products { category { title } name } }',
        data: { products: [{ category: { title: 'Pans' }, name: 'Pan' }] },
      },
      {
        query: '{ products { box { width height } } }',
        data: { products: [{ box: { width: 3, height: 2 } }] },
      },
    ],
  },
  {
    title: 'look-ups follow each other at several depths',
    graphlets: {
      products: {
        sdl: `
          type Query { products: [Product] }
          type Product @key(fields: "id") { id: ID! category: Category }
          type Category @key(fields: "id", resolvable: false) { id: ID! }`,
        resolvers: { Query: { products: () => [...products, ...products] } },
      },
      categories: {
        sdl: `type Category @key(fields: "id") { id: ID! name: String parent: Category best: Product }
          type Product @key(fields: "id", resolvable: false) { id: ID! }`,
        resolvers: {
          Category: { __resolveReference: byKey(categories, 'id'), best: () => ({ id: 'p1' }) },
        },
      },
      names: {
        sdl: 'type Product @key(fields: "id") { id: ID! name: String }',
        resolvers: { Product: { __resolveReference: byKey(products, 'id') } },
      },
    },
    cases: [
      {
        query: '{ products { name category { name best { name } } } }',
        data: {
          products: [
            { name: 'Pan', category: { name: 'Kitchen', best: { name: 'Pan' } } },
            { name: 'Pan', category: { name: 'Kitchen', best: { name: 'Pan' } } },
          ],
        },
      },
    ],
  },
];
