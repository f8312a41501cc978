import { itReadsEntitiesInOneCall } from '@graphlets/testing/itReadsEntitiesInOneCall';
import typeDefs from '../schema.graphql';
import { createContextFactory } from '../src/context.ts';
import { resolvers } from '../src/resolvers.ts';

itReadsEntitiesInOneCall({
  name: 'ratings',
  typeDefs,
  resolvers,
  createContextFactory,
  type: 'Title',
  fields: 'rating { votes }',
  stored: { pk: 'x-7', sk: 'rating', averageRating: 8.5, numVotes: 12 },
  found: { rating: { votes: 12 } },
  missing: { rating: null },
});
