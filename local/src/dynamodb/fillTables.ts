import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { loadSample } from '@graphlets/data/loadSample';
import { ensureTable, TABLES } from '@graphlets/data/tables';

/** Creates tables and fills them; loaded when there are some, because the AWS SDK takes its time. */
export interface TableFiller {
  ensureTable(name: string): Promise<void>;
  /** @returns number of items; the tables of `sampleTables` must be there */
  loadSample(): Promise<number>;
  readonly sampleTables: readonly string[];
  close(): void;
}

/** @param endpoint - of dynalite, which takes any credentials; but the SDK insists on some */
export function createTableFiller(endpoint: string): TableFiller {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint, region: 'us-east-1', credentials }),
  );
  return {
    ensureTable: (name) => ensureTable(client, name),
    loadSample: () => loadSample(client),
    sampleTables: TABLES,
    close: () => client.destroy(),
  };
}
