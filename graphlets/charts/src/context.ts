import { createDocumentClient } from '@graphlets/platform/dynamodb/createDocumentClient';
import { openTable } from '@graphlets/platform/dynamodb/table';
import type { GraphletCallScope } from '@graphlets/platform/graphlet/scope';
import { isChartItem } from './chartItem.ts';

/** @param table - physical name */
export function createContextFactory(table: string, client = createDocumentClient()) {
  const charts = openTable(client, table, isChartItem);
  return (_scope: GraphletCallScope) => ({ charts });
}

export type Context = GraphletCallScope & ReturnType<ReturnType<typeof createContextFactory>>;
