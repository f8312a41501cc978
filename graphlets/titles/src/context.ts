import { createDocumentClient } from '@graphlets/platform/dynamodb/createDocumentClient';
import { openTable } from '@graphlets/platform/dynamodb/table';
import type { GraphletCallScope } from '@graphlets/platform/graphlet/scope';
import DataLoader from 'dataloader';
import { isGenreItem, isTitleItem } from './titleItem.ts';

/** @param table - physical name */
export function createContextFactory(table: string, client = createDocumentClient()) {
  const titles = openTable(client, table, isTitleItem);
  const genres = openTable(client, table, isGenreItem);
  return (scope: GraphletCallScope) => ({
    genres,
    /** By IMDb id; one read for all that a request asks for. */
    titleById: new DataLoader((ids: readonly string[]) =>
      titles.getMany(
        ids.map((id) => ({ pk: id, sk: 'title' })),
        scope,
      ),
    ),
  });
}

export type Context = GraphletCallScope & ReturnType<ReturnType<typeof createContextFactory>>;
