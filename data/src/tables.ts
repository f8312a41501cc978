import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Logical tables, each of the graphlet of the same name. */
export const TABLES = ['titles', 'names', 'credits', 'ratings', 'reviews', 'awards', 'charts'] as const;
export type TableName = (typeof TABLES)[number];

/** Creates a table with the key that every table has (`pk`, `sk`, text), on demand, if it is not there. */
export async function ensureTable(client: DynamoDBDocumentClient, name: string): Promise<void> {
  if (await hasTable(client, name)) return;
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
    }),
  );
}

async function hasTable(client: DynamoDBDocumentClient, name: string): Promise<boolean> {
  try {
    await client.send(new DescribeTableCommand({ TableName: name }));
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}
