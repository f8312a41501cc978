import { fileURLToPath } from 'node:url';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { findFiles } from './load/findFiles.ts';
import { loadFile } from './load/loadFile.ts';

/** The sample that the repository ships; see its README for what in it is made up. */
export const sampleFolder = fileURLToPath(new URL('../sample', import.meta.url));

/**
 * Loads the sample.
 *
 * @param tableName - physical name of a logical table
 * @returns number of items written
 */
export async function loadSample(
  client: DynamoDBDocumentClient,
  tableName: (logical: string) => string = (logical) => logical,
): Promise<number> {
  const results = await Promise.all(
    findFiles(sampleFolder).map(({ source, file }) =>
      loadFile({ client, source, file, table: tableName(source.table) }),
    ),
  );
  return results.reduce((sum, { items }) => sum + items, 0);
}
