import {
  BatchGetCommand,
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { isPossibleKey, type Key, keyText } from './key.ts';
import { observeCall, type TableCaller } from './observeCall.ts';
import { backOff, sendUntilDone } from './sendUntilDone.ts';

/** An item as it is stored; its owner knows the other attributes. */
export type Item = Key & Readonly<Record<string, unknown>>;

export interface PageRequest {
  /** At most so many items. */
  readonly first: number;
  /** `sk` of the item after which the page begins. */
  readonly after?: string | undefined;
  /** Highest `sk` first. */
  readonly isDescending?: boolean | undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly hasMore: boolean;
}

/** One DynamoDB table. Calls reject with the SDK's error, and with `AbortError` when the signal aborts. */
export interface Table<T extends Item> {
  /** Any number of keys, in batches of 100; the same order as the keys, `undefined` where there is no item. */
  getMany(keys: readonly Key[], caller: TableCaller): Promise<readonly (T | undefined)[]>;
  /** Items of one partition, by sort key. */
  queryPage(pk: string, request: PageRequest, caller: TableCaller): Promise<Page<T>>;
  /** Writes at most 25 items with one call; not a transaction. */
  putMany(items: readonly T[], caller: TableCaller): Promise<void>;
}

type WriteRequest = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number];

/** DynamoDB's limit for BatchGetItem. */
const GET_BATCH = 100;

/**
 * @param name - physical name
 * @param isItem - whether what is stored is what the owner expects; items that are not are left out
 */
export function openTable<T extends Item>(
  client: DynamoDBDocumentClient,
  name: string,
  isItem: (item: Readonly<Record<string, unknown>>) => item is T,
  wait = backOff,
): Table<T> {
  return {
    async getMany(keys, caller) {
      const found = new Map<string, T>();
      const readBatch = async (batch: readonly Record<string, unknown>[]) => {
        const { Responses, UnprocessedKeys } = await observeCall('BatchGetItem', name, caller, () =>
          client.send(new BatchGetCommand({ RequestItems: { [name]: { Keys: [...batch] } } }), {
            abortSignal: caller.signal,
          }),
        );
        for (const item of Responses?.[name] ?? []) {
          if (isItem(item)) found.set(keyText(item), item);
        }
        return countLeft(UnprocessedKeys?.[name]?.Keys ?? [], caller);
      };
      const batches = inBatches(distinctKeys(keys));
      await Promise.all(batches.map((batch) => sendUntilDone(batch, readBatch, wait, caller.signal)));
      return keys.map((key) => found.get(keyText(key)));
    },

    async queryPage(pk, { first, after, isDescending = false }, caller) {
      if (!isPossibleKey({ pk, sk: after ?? 'any' })) return { items: [], hasMore: false };
      const query = new QueryCommand({
        TableName: name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ...(after !== undefined && { ExclusiveStartKey: { pk, sk: after } }),
        // One more than asked for tells whether there is a next page.
        Limit: first + 1,
        ScanIndexForward: !isDescending,
      });
      const { Items, LastEvaluatedKey } = await observeCall('Query', name, caller, () =>
        client.send(query, { abortSignal: caller.signal }),
      );
      // Cut first, checked then: an item that is left out must not pull the next page's first into this one.
      const hasMore = (Items?.length ?? 0) > first;
      const items = (Items ?? []).slice(0, first).filter(isItem);
      return { items, hasMore: hasMore || LastEvaluatedKey !== undefined };
    },

    async putMany(items, caller) {
      const write = async (batch: readonly WriteRequest[]) => {
        const { UnprocessedItems } = await observeCall('BatchWriteItem', name, caller, () =>
          client.send(new BatchWriteCommand({ RequestItems: { [name]: [...batch] } }), {
            abortSignal: caller.signal,
          }),
        );
        return countLeft(UnprocessedItems?.[name] ?? [], caller);
      };
      const requests = items.map((item): WriteRequest => ({ PutRequest: { Item: item } }));
      await sendUntilDone(requests, write, wait, caller.signal);
    },
  };
}

/** What DynamoDB leaves of a batch it was too busy for, or it was too large: counted as throttled, and asked for again. */
function countLeft<T>(left: readonly T[], { telemetry }: TableCaller): readonly T[] {
  if (left.length > 0) {
    telemetry.metrics.put('DynamoDbThrottleCount', 1);
    telemetry.metrics.put('DynamoDbRetryCount', 1);
  }
  return left;
}

/** DynamoDB refuses a batch that names a key twice. */
function distinctKeys(keys: readonly Key[]): Record<string, unknown>[] {
  const possible = keys.filter(isPossibleKey);
  return [...new Map(possible.map((key) => [keyText(key), key])).values()].map(({ pk, sk }) => ({ pk, sk }));
}

function inBatches<T>(items: readonly T[]): readonly T[][] {
  return Array.from({ length: Math.ceil(items.length / GET_BATCH) }, (_, index) =>
    items.slice(index * GET_BATCH, (index + 1) * GET_BATCH),
  );
}
