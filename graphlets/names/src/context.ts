import { createDocumentClient } from '@graphlets/platform/dynamodb/createDocumentClient';
import { openTable } from '@graphlets/platform/dynamodb/table';
import type { GraphletCallScope } from '@graphlets/platform/graphlet/scope';
import DataLoader from 'dataloader';
import { isNameItem } from './nameItem.ts';

/** @param table - physical name */
export function createContextFactory(table: string, client = createDocumentClient()) {
  const names = openTable(client, table, isNameItem);
  return (scope: GraphletCallScope) => ({
    /** By IMDb id; one read for all that a request asks for. */
    nameById: new DataLoader((ids: readonly string[]) =>
      names.getMany(
        ids.map((id) => ({ pk: id, sk: 'name' })),
        scope,
      ),
    ),
  });
}

export type Context = GraphletCallScope & ReturnType<ReturnType<typeof createContextFactory>>;
