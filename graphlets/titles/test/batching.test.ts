import { itReadsEntitiesInOneCall } from '@graphlets/testing/itReadsEntitiesInOneCall';
import typeDefs from '../schema.graphql';
import { createContextFactory } from '../src/context.ts';
import { resolvers } from '../src/resolvers.ts';

itReadsEntitiesInOneCall({
  name: 'titles',
  typeDefs,
  resolvers,
  createContextFactory,
  type: 'Title',
  fields: 'primaryTitle',
  stored: { pk: 'x-7', sk: 'title', tconst: 'x-7', primaryTitle: 'Seven' },
  found: { primaryTitle: 'Seven' },
  missing: null,
});
