import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '@graphlets/platform/log';
import { bakePlans } from '@graphlets/schema-manager/bakePlans';

/** Operations that are planned ahead, as far as they are there: the top ones, and those of the sample's traffic. */
const OPERATIONS = ['gateway/operations', 'load-tests/sample'];

/** Plans the repository's operations over a graph; a failure is a warning, because they are planned when they come. */
export function planAhead(root: string, environment: Readonly<Record<string, string>> = {}, log: Log) {
  const operations = OPERATIONS.map((path) => join(root, path)).filter((path) => existsSync(path));
  if (operations.length === 0) return undefined;
  return (supergraphSdl: string): Promise<string | undefined> =>
    bakePlans(supergraphSdl, { root, operations, environment }).catch((error: unknown) => {
      log.warn('Operations are not planned ahead.', { error });
      return undefined;
    });
}
