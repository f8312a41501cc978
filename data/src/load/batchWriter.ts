import { ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { LoadError } from '../errors.ts';
import type { StoredItem } from '../sources/source.ts';

/** DynamoDB's limit for BatchWriteItem. */
const BATCH = 25;
const MAX_ROUNDS = 8;
const CONCURRENT_BATCHES = 8;

/** Writes items to one table, several batches at a time; waits when it is too far behind. */
export interface BatchWriter {
  write(items: readonly StoredItem[]): Promise<void>;
  /** Resolves when everything that was given is stored. */
  flush(): Promise<void>;
}

export function createBatchWriter(client: DynamoDBDocumentClient, table: string): BatchWriter {
  /** By key: a batch must not name one twice. */
  let batch = new Map<string, StoredItem>();
  const running = new Set<Promise<void>>();
  let failure: unknown;

  function sendBatch(): void {
    const items = [...batch.values()];
    batch = new Map();
    const sent = send(client, table, items)
      .catch((error: unknown) => {
        failure ??= explain(error, table);
      })
      .finally(() => running.delete(sent));
    running.add(sent);
  }

  return {
    async write(items) {
      for (const item of items) {
        const key = `${item.pk}\n${item.sk}`;
        if (batch.has(key)) sendBatch();
        batch.set(key, item);
        if (batch.size === BATCH) sendBatch();
      }
      if (running.size >= CONCURRENT_BATCHES) await Promise.race(running);
      if (failure !== undefined) throw failure;
    },
    async flush() {
      if (batch.size > 0) sendBatch();
      await Promise.all(running);
      if (failure !== undefined) throw failure;
    },
  };
}

async function send(
  client: DynamoDBDocumentClient,
  table: string,
  items: readonly StoredItem[],
): Promise<void> {
  let asked: NonNullable<BatchWriteCommand['input']['RequestItems']>[string] = items.map((Item) => ({
    PutRequest: { Item },
  }));
  for (let round = 0; asked.length > 0; round++) {
    if (round === MAX_ROUNDS) throw new LoadError(`Table ${table} takes no more: try again later.`);
    // DynamoDB gives back what it has no capacity for; each round waits twice as long.
    if (round > 0) await new Promise((resolve) => setTimeout(resolve, 25 * 2 ** round));
    const { UnprocessedItems } = await client.send(
      new BatchWriteCommand({ RequestItems: { [table]: asked } }),
    );
    asked = UnprocessedItems?.[table] ?? [];
  }
}

function explain(error: unknown, table: string): unknown {
  if (error instanceof ResourceNotFoundException) {
    return new LoadError(`There is no table "${table}": create it first, or add --create-tables.`, {
      cause: error,
    });
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ECONNREFUSED') {
    return new LoadError('The database cannot be reached: is `npm start` running, or --endpoint right?', {
      cause: error,
    });
  }
  return error;
}
