import { createGraphletHandler } from '@graphlets/platform/graphlet/createGraphletHandler';
import { entities } from '@graphlets/testing/describeGraphlet';
import typeDefs from '../schema.graphql';
import { createContextFactory } from '../src/context.ts';
import { resolvers } from '../src/resolvers.ts';

it('reads fifty entities with one call of the database', async () => {
  const calls: string[] = [];
  const client = {
    async send(command: {
      constructor: { name: string };
      input: { RequestItems: Record<string, { Keys: { pk: string }[] }> };
    }) {
      calls.push(command.constructor.name);
      const keys = command.input.RequestItems.titles?.Keys ?? [];
      const items = keys.map(({ pk }) => ({ pk, sk: 'title', tconst: pk, primaryTitle: `Title ${pk}` }));
      return { Responses: { titles: items } };
    },
  };
  const handler = createGraphletHandler({
    name: 'titles',
    typeDefs,
    resolvers,
    timeoutMs: 1_000,
    createContext: createContextFactory('titles', client as never),
  });
  const representations = Array.from({ length: 50 }, (_, index) => ({
    __typename: 'Title',
    id: `tt${index}`,
  }));
  const response = await handler(
    { query: entities('Title', 'primaryTitle'), variables: { representations } },
    { awsRequestId: 'r', getRemainingTimeInMillis: () => 1_000 },
  );
  expect(response).toEqual({
    data: { _entities: representations.map(({ id }) => ({ primaryTitle: `Title ${id}` })) },
  });
  expect(calls).toEqual(['BatchGetCommand']);
});
