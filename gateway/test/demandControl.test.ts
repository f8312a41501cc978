import { type DemandOptions, defaultDemand, defaultGuardOptions } from '../src/guards/guardOptions.ts';
import { fakeGraph } from './fakeGraphlets.ts';
import { openOperation, runOperation } from './runOperation.ts';

const book = { title: 'T', author: { name: 'N' }, publisher: { name: 'P', address: { zipCode: 1 } } };

/** The example of Apollo's documentation of demand control, and what it leaves out. */
const bookGraph = () =>
  fakeGraph({
    books: {
      sdl: `
        type Query {
          book(id: ID): Book
          bestsellers: [Book] @listSize(assumedSize: 5)
          newest(after: ID, limit: Int!): [Book] @listSize(slicingArguments: ["limit"])
          page(first: Int, last: Int): BookPage @listSize(slicingArguments: ["first", "last"], sizedFields: ["books"])
          some(first: Int = 3): [Book] @listSize(slicingArguments: ["first"])
          any(first: Int): [Book] @listSize(slicingArguments: ["first"], requireOneSlicingArgument: false)
          shelf: [Book]
          find(by: Filter, tags: [Filter!], deep: Boolean @cost(weight: 3)): Int
          rare: Rare
          things: [Thing]
          dear: Int @cost(weight: 20)
        }
        type Mutation { add: Book }
        input Filter { title: String @cost(weight: 4) inner: Filter }
        type BookPage { books: [Book] total: Int }
        type Book implements Thing { title: String author: Author publisher: Publisher sequel: Book }
        type Author { name: String }
        type Publisher { name: String address: Address }
        type Address @cost(weight: 5) { zipCode: Int! }
        enum Rare @cost(weight: 7) { YES }
        interface Thing { title: String }
        type Statue implements Thing @cost(weight: 2) { title: String author: Author }`,
      resolvers: {
        Query: {
          book: () => book,
          bestsellers: () => [],
          newest: () => [],
          page: () => ({}),
          things: () => [],
        },
        Mutation: { add: () => book },
      },
    },
  });

const BOOK = '{ title author { name } publisher { name address { zipCode } } }';

/** What the operation is expected to cost, as a gateway without any allowance says. */
async function costOf(query: string, variables = {}): Promise<unknown> {
  const demand: DemandOptions = { ...defaultDemand, limit: -1 };
  const answer = await runOperation(bookGraph(), query, variables, {
    guards: { ...defaultGuardOptions, demand },
  });
  const { errors } = answer as { errors: { extensions: { cost?: { estimated: number } } }[] };
  return errors[0]?.extensions.cost?.estimated ?? errors;
}

describe('the estimated cost', () => {
  it.each([
    ['an object with others in it', `{ book(id: 1) ${BOOK} }`, 8],
    ['a list of an assumed size', `{ bestsellers ${BOOK} }`, 40],
    ['a list cut to a size', `{ newest(limit: 3) ${BOOK} }`, 24],
    ['a list cut to a larger size', `{ newest(limit: 7) ${BOOK} }`, 56],
    ['a list cut by its default', '{ some { title } }', 3],
    ['a list that says nothing', '{ shelf { title } }', 10],
    ['a list that may be cut and is not', '{ any { title } }', 10],
    ['a list in a page', '{ page(first: 4) { total books { title author { name } } } }', 1 + 4 * 2],
    ['leaves', '{ __typename rare }', 7],
    ['a weighted field', '{ dear }', 20],
    ['an input object', '{ find(by: { title: "a", inner: { title: "b" } }) }', 10],
    ['a list of input objects', '{ find(tags: [{}, {}]) }', 2],
    ['a weighted argument', '{ find(deep: true) }', 3],
    ['a mutation', 'mutation { add { title } }', 11],
    [
      'the dearest type of an interface',
      '{ things { title ... on Statue { author { name } } } }',
      10 * (2 + 1),
    ],
    [
      'a field that is asked for twice',
      '{ book { title } book { author { name } } ...F } fragment F on Query { book { title } }',
      2,
    ],
    ['what is skipped', '{ book @skip(if: true) { title } dear }', 20],
    ['as many elements as an Int can say', '{ newest(limit: 2147483647) { title } }', 2147483647],
  ])('of %s is counted', async (_what, query, cost) => {
    expect(await costOf(query)).toBe(cost);
  });

  it('follows the variables', async () => {
    const query =
      'query($n: Int!, $f: Filter, $t: String, $all: Boolean!) { newest(limit: $n) { title } find(by: $f) a: find(by: {title: $t}) dear @include(if: $all) }';
    expect(await costOf(query, { n: 6, f: { title: 'a' }, t: 'b', all: false })).toBe(6 + 5 + 5);
    expect(await costOf(query, { n: 1, all: true })).toBe(1 + 1 + 20);
  });

  it('grows by a factor with every list inside a list, and is told before anything is asked', async () => {
    const graph = bookGraph();
    const answer = await runOperation(graph, '{ newest(limit: 1000000000) { title } }');
    expect(answer).toEqual({
      errors: [
        {
          message: 'The operation is expected to cost more than this graph allows.',
          extensions: {
            code: 'COST_ESTIMATED_TOO_EXPENSIVE',
            cost: { estimated: 1_000_000_000, limit: 10_000_000 },
          },
        },
      ],
    });
    expect(graph.calls).toEqual([]);
  });
});

describe('a list that must be cut', () => {
  const wrong = [
    {
      message: '"page" needs exactly one of the arguments "first", "last".',
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ];

  it.each([
    ['by none of its arguments', '{ page { total } }'],
    ['by two of its arguments', '{ page(first: 1, last: 1) { total } }'],
    ['by null', '{ page(first: null) { total } }'],
  ])('is refused %s', async (_how, query) => {
    expect(await runOperation(bookGraph(), query)).toEqual({ errors: wrong });
  });

  it('is judged by the variables', async () => {
    const run = await openOperation(
      bookGraph(),
      'query($a: Int, $b: Int) { page(first: $a, last: $b) { total } }',
    );
    expect(await run({ a: 1 })).toEqual({ data: { page: { total: null } } });
    expect(await run({ a: 1, b: null })).toEqual({ data: { page: { total: null } } });
    expect(await run({ a: 1, b: 1 })).toEqual({ errors: wrong });
    expect(await run({})).toEqual({ errors: wrong });
  });
});

describe('demand control', () => {
  it.each(['measure', 'off'] as const)('refuses nothing where it is set to %s', async (mode) => {
    const guards = { ...defaultGuardOptions, demand: { ...defaultDemand, mode, limit: 1 } };
    expect(await runOperation(bookGraph(), `{ bestsellers ${BOOK} page { total } }`, {}, { guards })).toEqual(
      {
        data: { bestsellers: [], page: { total: null } },
      },
    );
  });
});
