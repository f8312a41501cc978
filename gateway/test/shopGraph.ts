import { type FakeGraph, fakeGraph, type Intercept } from './fakeGraphlets.ts';

const products = [
  { upc: 'a', name: 'Anvil', price: 10, kind: 'TOOL' },
  { upc: 'b', name: 'Ball', price: 20, kind: 'TOY' },
  { upc: 'c', name: 'Car', price: 30, kind: 'TOY' },
];
const reviews = [
  { id: '1', text: 'Heavy', upc: 'a', author: 'u1' },
  { id: '2', text: 'Round', upc: 'b', author: 'u2' },
  { id: '3', text: 'Fast', upc: 'c', author: 'u1' },
  { id: '4', text: 'Red', upc: 'c', author: 'u2' },
];

/** Three graphlets: products (root, mutations), reviews (of products, by users), stock (computes from a price). */
export function shopGraph(intercept?: Intercept): FakeGraph {
  const log: string[] = [];
  return fakeGraph(
    {
      products: {
        sdl: `
          enum Kind { TOOL TOY }
          interface Item { upc: ID! name: String }
          input Filter { kind: Kind, maxPrice: Int = 100 }
          type Query { products(filter: Filter): [Product!]! product(upc: ID!): Product items: [Item] broken: String! }
          type Mutation { append(text: String!): String! fail: String }
          type Product implements Item @key(fields: "upc") { upc: ID! name: String price: Int kind: Kind secret: String @inaccessible }
          type Gift implements Item { upc: ID! name: String note: String }`,
        resolvers: {
          Query: {
            products: (_: unknown, { filter }: { filter?: { kind?: string; maxPrice?: number } }) =>
              products.filter(
                ({ kind, price }) =>
                  (filter?.kind === undefined || kind === filter.kind) && price <= (filter?.maxPrice ?? 100),
              ),
            product: (_: unknown, { upc }: { upc: string }) =>
              products.find((product) => product.upc === upc),
            items: () => [
              { __typename: 'Product', ...products[0] },
              { __typename: 'Gift', upc: 'g', name: 'Bow', note: 'For you' },
              null,
            ],
            broken: () => null,
          },
          Mutation: {
            // Whoever does not wait for it is ahead of it.
            append: async (_: unknown, { text }: { text: string }) => {
              await new Promise(setImmediate);
              log.push(text);
              return log.join();
            },
            fail: () => {
              throw new Error('no');
            },
          },
          Product: {
            __resolveReference: ({ upc }: { upc: string }) => products.find((product) => product.upc === upc),
          },
        },
      },
      reviews: {
        sdl: `
          type Mutation { review(upc: ID!, text: String!): Review }
          type Product @key(fields: "upc") { upc: ID! reviews(first: Int = 10): [Review!] }
          type Review @key(fields: "id") { id: ID! text: String author: User product: Product! }
          type User @key(fields: "id") { id: ID! reviews: [Review!] name: String @shareable }`,
        resolvers: {
          Mutation: {
            review: (_: unknown, { upc, text }: { upc: string; text: string }) => {
              log.push(text);
              return { id: '9', text: log.join(), upc, author: 'u1' };
            },
          },
          Product: {
            reviews: ({ upc }: { upc: string }, { first }: { first: number }) =>
              reviews.filter((review) => review.upc === upc).slice(0, first),
          },
          Review: {
            author: ({ author }: { author: string }) => ({ id: author, name: `User ${author}` }),
            product: ({ upc }: { upc: string }) => ({ upc }),
          },
          User: {
            reviews: ({ id }: { id: string }) => reviews.filter((review) => review.author === id),
          },
        },
      },
      stock: {
        sdl: `
          type Product @key(fields: "upc") { upc: ID! price: Int @external inStock: Int! discounted: Int @requires(fields: "price") }`,
        resolvers: {
          Product: {
            inStock: ({ upc }: { upc: string }) => upc.charCodeAt(0) - 96,
            discounted: ({ price }: { price: number }) => price / 2,
          },
        },
      },
    },
    intercept,
  );
}
