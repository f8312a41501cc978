import { z } from 'zod';
import { SchemaManagerError } from '../errors.ts';
import type { Registry } from './registry.ts';

const currentSchema = z.object({
  version: z.string(),
  /** Path of the composed schema within the registry. */
  supergraph: z.string(),
  /** ISO 8601. */
  publishedAt: z.string(),
});
const versionSchema = z.object({
  version: z.string(),
  publishedAt: z.string(),
  subgraphs: z.array(z.object({ name: z.string(), url: z.string() })),
});
const changeSchema = z.object({
  at: z.string(),
  action: z.enum(['publish', 'rollback']),
  version: z.string(),
});

/** `current.json`: what a gateway serves. */
export type CurrentGraph = Readonly<z.infer<typeof currentSchema>>;
/** `versions/<version>/version.json`. */
export type PublishedVersion = Readonly<z.infer<typeof versionSchema>>;
/** One file a change in `history/`: which version became current, and how. */
export type GraphChange = Readonly<z.infer<typeof changeSchema>>;

export const CURRENT_PATH = 'current.json';
export const versionFolder = (version: string) => `versions/${version}`;
export const supergraphPath = (version: string) => `${versionFolder(version)}/supergraph.graphql`;
export const subgraphPath = (version: string, name: string) =>
  `${versionFolder(version)}/subgraphs/${name}.graphql`;
export const versionPath = (version: string) => `${versionFolder(version)}/version.json`;

export async function readCurrent(registry: Registry): Promise<CurrentGraph | undefined> {
  return readJson(registry, CURRENT_PATH, currentSchema);
}

export async function readVersion(
  registry: Registry,
  version: string,
): Promise<PublishedVersion | undefined> {
  return readJson(registry, versionPath(version), versionSchema);
}

/** Oldest first. */
export async function readHistory(registry: Registry): Promise<readonly GraphChange[]> {
  const names = await registry.list('history');
  const changes = await Promise.all(names.map((name) => readJson(registry, `history/${name}`, changeSchema)));
  return changes.filter((change) => change !== undefined);
}

/** Writes the history first: a change that is recorded and did not happen is harmless, the other is not. */
export async function makeCurrent(registry: Registry, change: GraphChange): Promise<void> {
  const at = change.at.replaceAll(/[-:.]/g, '');
  await registry.write(`history/${at}-${change.version}.json`, toJson(change));
  const current: CurrentGraph = {
    version: change.version,
    supergraph: supergraphPath(change.version),
    publishedAt: change.at,
  };
  await registry.write(CURRENT_PATH, toJson(current));
}

export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function readJson<T>(registry: Registry, path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await registry.read(path);
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new SchemaManagerError('REGISTRY_BROKEN', `${registry.location}/${path} cannot be read.`, {
      cause,
    });
  }
}
