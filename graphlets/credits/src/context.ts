import { createDocumentClient } from '@graphlets/platform/dynamodb/createDocumentClient';
import { type Key, keyText } from '@graphlets/platform/dynamodb/key';
import { openTable } from '@graphlets/platform/dynamodb/table';
import type { GraphletCallScope } from '@graphlets/platform/graphlet/scope';
import DataLoader from 'dataloader';
import { isCreditItem } from './creditItem.ts';

/** Most credits of one title that are read, cast and crew together: IMDb's files list principals alone. */
const ALL_OF_TITLE = 100;

/** @param table - physical name */
export function createContextFactory(table: string, client = createDocumentClient()) {
  const credits = openTable(client, table, isCreditItem);
  return (scope: GraphletCallScope) => ({
    credits,
    creditByKey: new DataLoader((keys: readonly Key[]) => credits.getMany(keys, scope), {
      cacheKeyFn: keyText,
    }),
    /** Cast and crew of a title, read once for both. */
    creditsOfTitle: new DataLoader((ids: readonly string[]) =>
      Promise.all(ids.map(async (id) => (await credits.queryPage(id, { first: ALL_OF_TITLE }, scope)).items)),
    ),
  });
}

export type Context = GraphletCallScope & ReturnType<ReturnType<typeof createContextFactory>>;
