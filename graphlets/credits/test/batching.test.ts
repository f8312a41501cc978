import { itReadsEntitiesInOneCall } from '@graphlets/testing/itReadsEntitiesInOneCall';
import typeDefs from '../schema.graphql';
import { createContextFactory } from '../src/context.ts';
import { resolvers } from '../src/resolvers.ts';

itReadsEntitiesInOneCall({
  name: 'credits',
  typeDefs,
  resolvers,
  createContextFactory,
  type: 'Credit',
  fields: 'category',
  stored: { pk: 'x', sk: '007', tconst: 'x', nconst: 'n', ordering: 7, category: 'self' },
  found: { category: 'self' },
  missing: null,
});
