import { toConnection, toPageRequest } from '@graphlets/platform/graphlet/connection';
import { chartKey } from './chartItem.ts';
import type { Resolvers } from './schema.generated.ts';

export const resolvers: Resolvers = {
  Query: {
    chart: (_, { id }) => ({ id }),
    trending: async (_, { first }, context) => {
      const page = toPageRequest({ first });
      const { items } = await context.charts.queryPage(chartKey('MOST_POPULAR'), page, context);
      return items.map(({ tconst, primaryTitle }) => ({ id: tconst, primaryTitle }));
    },
  },
  Chart: {
    entries: async ({ id }, page, context) =>
      toConnection(await context.charts.queryPage(chartKey(id), toPageRequest(page), context)),
  },
  ChartEntry: {
    previousRank: ({ previousRank }) => previousRank ?? null,
    title: ({ tconst, primaryTitle }) => ({ id: tconst, primaryTitle }),
  },
  Subject: { __resolveType: ({ id }) => (id.startsWith('nm') ? 'Name' : 'Title') },
};
