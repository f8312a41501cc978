import { itReadsEntitiesInOneCall } from '@graphlets/testing/itReadsEntitiesInOneCall';
import typeDefs from '../schema.graphql';
import { createContextFactory } from '../src/context.ts';
import { resolvers } from '../src/resolvers.ts';

itReadsEntitiesInOneCall({
  name: 'reviews',
  typeDefs,
  resolvers,
  createContextFactory,
  type: 'Review',
  fields: 'text',
  stored: { pk: 'review#x-7', sk: 'review', id: 'x-7', text: 'Good.', createdAt: '2026-01-01T00:00:00.000Z' },
  found: { text: 'Good.' },
  missing: null,
});
