import { createDocumentClient } from '@graphlets/platform/dynamodb/createDocumentClient';
import { openTable } from '@graphlets/platform/dynamodb/table';
import type { GraphletCallScope } from '@graphlets/platform/graphlet/scope';
import DataLoader from 'dataloader';
import { isAwardItem } from './awardItem.ts';

/** More than anybody has been nominated for. */
const ALL = 500;

/** @param table - physical name */
export function createContextFactory(table: string, client = createDocumentClient()) {
  const awards = openTable(client, table, isAwardItem);
  return (scope: GraphletCallScope) => ({
    /** Of a title or of a person, by IMDb id. */
    awardsOf: new DataLoader((ids: readonly string[]) =>
      Promise.all(ids.map(async (id) => (await awards.queryPage(id, { first: ALL }, scope)).items)),
    ),
  });
}

export type Context = GraphletCallScope & ReturnType<ReturnType<typeof createContextFactory>>;
