import { UsageError } from '@graphlets/platform/errors';

/** One operation to measure, with variables that change from request to request. */
export interface Shape {
  readonly name: string;
  readonly query: string;
  /** Request n of a run carries `variables(n)`; the values repeat after `variations`. */
  readonly variables: (n: number) => Readonly<Record<string, unknown>>;
  readonly variations: number;
}

const none = { variables: () => ({}), variations: 1 };

export const shapes: readonly Shape[] = [
  {
    name: 'small',
    query: 'query Small($first: Int!) { topProducts(first: $first) { upc name price } }',
    variables: (n) => ({ first: 3 + (n % 8) }),
    variations: 8,
  },
  {
    name: 'two hops',
    query: 'query TwoHops($first: Int!) { topProducts(first: $first) { upc name reviews { id body } } }',
    variables: (n) => ({ first: 3 + (n % 8) }),
    variations: 8,
  },
  {
    name: 'mid',
    query: `query Mid($id: ID!, $first: Int!) {
      user(id: $id) { name username reviews { id body product { name inStock } } }
      topProducts(first: $first) { name price inStock shippingEstimate reviews { id author { name } } }
    }`,
    variables: (n) => ({ id: String(1 + (n % 6)), first: 3 + (n % 8) }),
    variations: 16,
  },
  {
    name: 'deep',
    query: `query Deep {
      users {
        ...User
        reviews { ...Review product { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } } }
      }
      topProducts {
        ...Product
        reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } }
      }
    }
    fragment User on User { id username name }
    fragment Review on Review { id body }
    fragment Product on Product { inStock name price shippingEstimate upc weight }`,
    ...none,
  },
  {
    name: 'wide',
    query: `query Wide($id: ID!) { widget(id: $id) { id ${Array.from(
      { length: 19 },
      (_, index) => `part${String(index + 1).padStart(2, '0')}`,
    ).join(' ')} } }`,
    variables: (n) => ({ id: `w${n % 16}` }),
    variations: 16,
  },
  {
    name: 'list of 1,000',
    query: 'query List($first: Int!) { topProducts(first: $first) { upc name price inStock } }',
    variables: (n) => ({ first: 997 + (n % 4) }),
    variations: 4,
  },
];

/** @throws {UsageError} when no shape has this name or begins with it */
export function findShape(word: string): Shape {
  const found = shapes.find(({ name }) => name === word) ?? shapes.find(({ name }) => name.startsWith(word));
  if (found === undefined) {
    throw new UsageError(`There is no shape "${word}": use ${shapes.map(({ name }) => name).join(', ')}.`);
  }
  return found;
}
