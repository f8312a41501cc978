import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ensureTable } from '@graphlets/data/tables';
import type { Item } from '@graphlets/platform/dynamodb/table';
import dynalite from 'dynalite';

export interface TestTables {
  readonly client: DynamoDBDocumentClient;
  /** What the database was asked since the tables were filled, e.g. `BatchGetItem`, in order. */
  readonly calls: string[];
  close(): Promise<void>;
}

/** An in-memory DynamoDB in this process, with at most 25 items in each table. */
export async function startTestTables(
  tables: Readonly<Record<string, readonly Item[]>>,
): Promise<TestTables> {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const plain = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const client = DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } });

  for (const [name, items] of Object.entries(tables)) {
    await ensureTable(client, name);
    if (items.length === 0) continue;
    const requests = items.map((item) => ({ PutRequest: { Item: item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [name]: requests } }));
  }

  const calls: string[] = [];
  server.prependListener('request', ({ headers }) => {
    calls.push(String(headers['x-amz-target']).replace(/^.*\./, ''));
  });
  return {
    client,
    calls,
    async close() {
      plain.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
