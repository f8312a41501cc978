import { createGraphletHandler } from '@graphlets/platform/graphlet/createGraphletHandler';
import { askHandler } from '@graphlets/testing/askHandler';
import { entities } from '@graphlets/testing/describeGraphlet';
import { startTestTables, type TestTables } from '@graphlets/testing/startTestTables';
import typeDefs from '../schema.graphql';
import { createContextFactory } from '../src/context.ts';
import { resolvers } from '../src/resolvers.ts';

const rated = (pk: string, averageRating: number) => ({ pk, sk: 'rating', averageRating, numVotes: 10 });

let tables: TestTables;
beforeAll(async () => {
  tables = await startTestTables({ ratings: [rated('good', 8), rated('fair', 7.9)] });
});
afterAll(() => tables.close());

it.each([
  [2000, 'good', true],
  [2001, 'good', false],
  [2000, 'fair', false],
  [1950, 'unrated', false],
  [null, 'good', false],
])('in 2026, a title of %s that is %s: classic is %s', async (startYear, id, isClassic) => {
  const createContext = createContextFactory('ratings', tables.client, () => 2026);
  const ask = askHandler(
    createGraphletHandler({ name: 'ratings', typeDefs, resolvers, timeoutMs: 10_000, createContext }),
  );
  const representations = [{ __typename: 'Title', id, startYear }];
  expect(await ask(entities('Title', 'isClassic'), { representations })).toEqual({
    data: { _entities: [{ isClassic }] },
  });
});
