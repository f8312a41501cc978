import { readCurrent, readHistory, readVersion } from './registry/publishedGraph.ts';
import type { Registry } from './registry/registry.ts';

export interface ListedVersion {
  readonly version: string;
  /** ISO 8601, of the first time. */
  readonly publishedAt: string;
  readonly subgraphs: readonly string[];
  readonly isCurrent: boolean;
  /** How often it became current by rolling back. */
  readonly rollbacks: number;
}

/** Newest first. */
export async function listVersions(registry: Registry): Promise<readonly ListedVersion[]> {
  const [current, history, names] = await Promise.all([
    readCurrent(registry),
    readHistory(registry),
    registry.list('versions'),
  ]);
  const versions = await Promise.all(names.map((name) => readVersion(registry, name)));
  return versions
    .filter((version) => version !== undefined)
    .map(({ version, publishedAt, subgraphs }) => ({
      version,
      publishedAt,
      subgraphs: subgraphs.map(({ name }) => name),
      isCurrent: version === current?.version,
      rollbacks: history.filter((change) => change.version === version && change.action === 'rollback')
        .length,
    }))
    .sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1));
}
