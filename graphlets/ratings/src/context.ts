import { createDocumentClient } from '@graphlets/platform/dynamodb/createDocumentClient';
import { openTable } from '@graphlets/platform/dynamodb/table';
import type { GraphletCallScope } from '@graphlets/platform/graphlet/scope';
import DataLoader from 'dataloader';
import { isRatingItem } from './ratingItem.ts';

/**
 * @param table - physical name
 * @param thisYear - for what depends on a title's age
 */
export function createContextFactory(
  table: string,
  client = createDocumentClient(),
  thisYear = () => new Date().getUTCFullYear(),
) {
  const ratings = openTable(client, table, isRatingItem);
  return (scope: GraphletCallScope) => ({
    thisYear,
    /** By IMDb id; one read for all that a request asks for. */
    ratingByTitle: new DataLoader((ids: readonly string[]) =>
      ratings.getMany(
        ids.map((id) => ({ pk: id, sk: 'rating' })),
        scope,
      ),
    ),
  });
}

export type Context = GraphletCallScope & ReturnType<ReturnType<typeof createContextFactory>>;
