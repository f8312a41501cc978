import { itReadsEntitiesInOneCall } from '@graphlets/testing/itReadsEntitiesInOneCall';
import typeDefs from '../schema.graphql';
import { createContextFactory } from '../src/context.ts';
import { resolvers } from '../src/resolvers.ts';

itReadsEntitiesInOneCall({
  name: 'names',
  typeDefs,
  resolvers,
  createContextFactory,
  type: 'Name',
  fields: 'primaryName',
  stored: { pk: 'x-7', sk: 'name', nconst: 'x-7', primaryName: 'Ann' },
  found: { primaryName: 'Ann' },
  missing: null,
});
