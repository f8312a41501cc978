import { createGraphletHandler } from '@graphlets/platform/graphlet/createGraphletHandler';
import { entities } from '@graphlets/testing/describeGraphlet';
import { startTestTables, type TestTables } from '@graphlets/testing/startTestTables';
import typeDefs from '../schema.graphql';
import { createContextFactory } from '../src/context.ts';
import { resolvers } from '../src/resolvers.ts';

const title = (id: string) => ({ pk: id, sk: 'title', tconst: id, primaryTitle: `Title ${id}` });

let tables: TestTables;
beforeAll(async () => {
  tables = await startTestTables({ titles: [title('tt1'), title('tt49')] });
});
afterAll(() => tables.close());

it('reads fifty entities with one call of the database', async () => {
  const handler = createGraphletHandler({
    name: 'titles',
    typeDefs,
    resolvers,
    timeoutMs: 10_000,
    createContext: createContextFactory('titles', tables.client),
  });
  const representations = Array.from({ length: 50 }, (_, index) => ({
    __typename: 'Title',
    id: `tt${index}`,
  }));
  const response = await handler(
    { query: entities('Title', 'primaryTitle'), variables: { representations } },
    { awsRequestId: 'r', getRemainingTimeInMillis: () => 10_000 },
  );
  const found = new Map([1, 49].map((index) => [index, { primaryTitle: `Title tt${index}` }]));
  expect(response).toEqual({
    data: { _entities: representations.map((_, index) => found.get(index) ?? null) },
  });
  expect(tables.calls).toEqual(['BatchGetItem']);
});
