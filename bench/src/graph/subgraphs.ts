import { buildSubgraphs } from './defineSubgraph.ts';

/** How much of everything there is; the deep shape's answer is some 90 KB with it. */
const USERS = 6;
const PRODUCTS = 1_000;
const REVIEWED_PRODUCTS = 9;
const REVIEWS = 30;
const WIDE_GRAPHLETS = 19;

const userId = (index: number) => String((index % USERS) + 1);
const upcOf = (index: number) => String((index % PRODUCTS) + 1);

/** Review r is written by user r mod 6 about product r*7 mod 9: every author and product recurs. */
const reviews = Array.from({ length: REVIEWS }, (_, index) => ({
  id: String(index + 1),
  body: `Review ${index + 1}: watched twice, would watch again.`,
  authorId: userId(index),
  upc: upcOf((index * 7) % REVIEWED_PRODUCTS),
}));

const accounts = {
  name: 'accounts',
  sdl: `
    type Query { me: User users(first: Int = ${USERS}): [User!] user(id: ID!): User }
    type User @key(fields: "id") { id: ID! name: String username: String birthday: Int }`,
  resolvers: {
    Query: {
      me: () => user('1'),
      users: (_: unknown, { first }: { first: number }) =>
        Array.from({ length: first }, (_none, index) => user(userId(index))),
      user: (_: unknown, { id }: { id: string }) => user(id),
    },
    User: { __resolveReference: ({ id }: { id: string }) => user(id) },
  },
};

const products = {
  name: 'products',
  sdl: `
    type Query { topProducts(first: Int = 5): [Product!] product(upc: String!): Product }
    type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
  resolvers: {
    Query: {
      topProducts: (_: unknown, { first }: { first: number }) =>
        Array.from({ length: first }, (_none, index) => product(upcOf(index))),
      product: (_: unknown, { upc }: { upc: string }) => product(upc),
    },
    Product: { __resolveReference: ({ upc }: { upc: string }) => product(upc) },
  },
};

const reviewGraph = {
  name: 'reviews',
  sdl: `
    type Review @key(fields: "id") { id: ID! body: String author: User product: Product }
    type User @key(fields: "id") { id: ID! reviews: [Review!] }
    type Product @key(fields: "upc") { upc: String! reviews: [Review!] }`,
  resolvers: {
    Review: {
      __resolveReference: ({ id }: { id: string }) => reviews.find((review) => review.id === id),
      author: ({ authorId }: { authorId: string }) => ({ id: authorId }),
      product: ({ upc }: { upc: string }) => ({ upc }),
    },
    User: { reviews: ({ id }: { id: string }) => reviews.filter((review) => review.authorId === id) },
    Product: { reviews: ({ upc }: { upc: string }) => reviews.filter((review) => review.upc === upc) },
  },
};

const inventory = {
  name: 'inventory',
  sdl: `
    type Product @key(fields: "upc") {
      upc: String!
      weight: Int @external
      price: Int @external
      inStock: Boolean
      shippingEstimate: Int @requires(fields: "price weight")
    }`,
  resolvers: {
    Product: {
      inStock: ({ upc }: { upc: string }) => Number(upc) % 3 !== 0,
      shippingEstimate: ({ price, weight }: { price: number; weight: number }) =>
        price > 1_000 ? 0 : Math.round(weight / 2),
    },
  },
};

/** `Widget` with one field in each of 19 graphlets. */
const wide = Array.from({ length: WIDE_GRAPHLETS }, (_, index) => {
  const field = `part${String(index + 1).padStart(2, '0')}`;
  return {
    name: `wide${String(index + 1).padStart(2, '0')}`,
    sdl: `
      ${index === 0 ? 'type Query { widget(id: ID!): Widget }' : ''}
      type Widget @key(fields: "id") { id: ID! ${field}: String }`,
    resolvers: {
      ...(index === 0 ? { Query: { widget: (_: unknown, { id }: { id: string }) => ({ id }) } } : {}),
      Widget: { [field]: ({ id }: { id: string }) => `${field} of ${id}` },
    },
  };
});

export const subgraphs = buildSubgraphs([accounts, products, reviewGraph, inventory, ...wide]);

function user(id: string) {
  return { id, name: `User ${id}`, username: `user${id}`, birthday: 1950 + Number(id) };
}

function product(upc: string) {
  const number = Number(upc);
  return { upc, name: `Product ${upc}`, price: (number * 37) % 2_000, weight: (number * 91) % 1_500 };
}
