import { randomUUID } from 'node:crypto';
import { createDocumentClient } from '@graphlets/platform/dynamodb/createDocumentClient';
import { openTable } from '@graphlets/platform/dynamodb/table';
import type { GraphletCallScope } from '@graphlets/platform/graphlet/scope';
import DataLoader from 'dataloader';
import { isReviewItem, reviewKey } from './reviewItem.ts';

/** What a new review is given, as a dependency, so that tests decide it. */
export interface Stamp {
  readonly newId: () => string;
  /** ISO 8601, UTC. */
  readonly now: () => string;
}

const systemStamp: Stamp = { newId: () => randomUUID(), now: () => new Date().toISOString() };

/** @param table - physical name */
export function createContextFactory(table: string, client = createDocumentClient(), stamp = systemStamp) {
  const reviews = openTable(client, table, isReviewItem);
  return (scope: GraphletCallScope) => ({
    reviews,
    stamp,
    reviewById: new DataLoader((ids: readonly string[]) => reviews.getMany(ids.map(reviewKey), scope)),
  });
}

export type Context = GraphletCallScope & ReturnType<ReturnType<typeof createContextFactory>>;
