import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';

/** Every table has these two attributes as its key (docs/architecture.md). */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** An item as it is stored; its owner knows the other attributes. */
export type Item = Key & Readonly<Record<string, unknown>>;

export interface PageRequest {
  /** At most so many items. */
  readonly first: number;
  /** `sk` of the item after which the page begins. */
  readonly after?: string | undefined;
  readonly skPrefix?: string | undefined;
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
  getMany(keys: readonly Key[], signal: AbortSignal): Promise<readonly (T | undefined)[]>;
  /** Items of one partition, by sort key. */
  queryPage(pk: string, request: PageRequest, signal: AbortSignal): Promise<Page<T>>;
  /** Writes at most 25 items with one call; not a transaction. */
  putMany(items: readonly T[], signal: AbortSignal): Promise<void>;
}

/** DynamoDB's limit for BatchGetItem. */
const GET_BATCH = 100;
/** DynamoDB hands back what it would not serve at once; this many times it is asked again. */
const MAX_ROUNDS = 5;

/** A client for all tables of a function; region, endpoint and credentials by the SDK's usual environment. */
export function createDocumentClient(): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 2 }), {
    marshallOptions: { removeUndefinedValues: true },
  });
}

/** @param isItem - whether what is stored is what the owner expects; items that are not are left out */
export function openTable<T extends Item>(
  client: DynamoDBDocumentClient,
  name: string,
  isItem: (item: Readonly<Record<string, unknown>>) => item is T,
): Table<T> {
  async function getBatch(keys: readonly Key[], found: Map<string, T>, signal: AbortSignal) {
    let asked: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }));
    for (let round = 0; asked.length > 0 && round < MAX_ROUNDS; round++) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [name]: { Keys: asked } } }),
        { abortSignal: signal },
      );
      for (const item of Responses?.[name] ?? []) {
        if (isItem(item)) found.set(keyText(item), item);
      }
      asked = UnprocessedKeys?.[name]?.Keys ?? [];
    }
    if (asked.length > 0) throw new Error(`Table "${name}" left ${asked.length} keys unread.`);
  }

  return {
    async getMany(keys, signal) {
      const unique = [...new Map(keys.map((key) => [keyText(key), key])).values()];
      const found = new Map<string, T>();
      const batches = Array.from({ length: Math.ceil(unique.length / GET_BATCH) }, (_, index) =>
        unique.slice(index * GET_BATCH, (index + 1) * GET_BATCH),
      );
      await Promise.all(batches.map((batch) => getBatch(batch, found, signal)));
      return keys.map((key) => found.get(keyText(key)));
    },

    async queryPage(pk, { first, after, skPrefix, isDescending = false }, signal) {
      const { Items, LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: name,
          KeyConditionExpression:
            skPrefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': pk, ...(skPrefix !== undefined && { ':prefix': skPrefix }) },
          ...(after !== undefined && { ExclusiveStartKey: { pk, sk: after } }),
          // One more than asked for tells whether there is a next page.
          Limit: first + 1,
          ScanIndexForward: !isDescending,
        }),
        { abortSignal: signal },
      );
      const items = (Items ?? []).filter(isItem);
      return {
        items: items.slice(0, first),
        hasMore: items.length > first || LastEvaluatedKey !== undefined,
      };
    },

    async putMany(items, signal) {
      let asked: unknown[] = items.map((Item) => ({ PutRequest: { Item } }));
      for (let round = 0; asked.length > 0 && round < MAX_ROUNDS; round++) {
        const { UnprocessedItems } = await client.send(
          new BatchWriteCommand({ RequestItems: { [name]: asked as never } }),
          { abortSignal: signal },
        );
        asked = UnprocessedItems?.[name] ?? [];
      }
      if (asked.length > 0) throw new Error(`Table "${name}" left ${asked.length} items unwritten.`);
    },
  };
}

function keyText({ pk, sk }: Key): string {
  return `${pk}\n${sk}`;
}
