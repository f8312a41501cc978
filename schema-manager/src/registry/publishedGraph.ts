import { z } from 'zod';
import { registryChanged, SchemaManagerError } from '../errors.ts';
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

const CURRENT_PATH = 'current.json';
const versionFolder = (version: string) => `versions/${version}`;
export const supergraphPath = (version: string) => `${versionFolder(version)}/supergraph.graphql`;
export const subgraphPath = (version: string, name: string) =>
  `${versionFolder(version)}/subgraphs/${name}.graphql`;
/** Plans that were made ahead for the version's graph; optional, and may be written again. */
export const plansPath = (version: string) => `${versionFolder(version)}/plans.json`;
export const versionPath = (version: string) => `${versionFolder(version)}/version.json`;

export async function readCurrent(registry: Registry): Promise<CurrentGraph | undefined> {
  return (await readCurrentTagged(registry))?.value;
}

/** With the tag that {@link makeCurrent} wants. */
export function readCurrentTagged(
  registry: Registry,
): Promise<{ readonly value: CurrentGraph; readonly tag: string } | undefined> {
  return readJson(registry, CURRENT_PATH, currentSchema);
}

export async function readVersion(
  registry: Registry,
  version: string,
): Promise<PublishedVersion | undefined> {
  return (await readJson(registry, versionPath(version), versionSchema))?.value;
}

/** Oldest first. */
export async function readHistory(registry: Registry): Promise<readonly GraphChange[]> {
  const names = await registry.list('history');
  const changes = await Promise.all(names.map((name) => readJson(registry, `history/${name}`, changeSchema)));
  return changes.flatMap((change) => (change === undefined ? [] : [change.value]));
}

/**
 * Writes the history first: a change that is recorded and did not happen is harmless, the other is not.
 *
 * @param tag - of what was current when this change was decided; `undefined`: nothing was
 * @throws {SchemaManagerError} REGISTRY_CHANGED when something else is current by now
 */
export async function makeCurrent(
  registry: Registry,
  change: GraphChange,
  tag: string | undefined,
): Promise<void> {
  if ((await registry.read(CURRENT_PATH))?.tag !== tag)
    throw registryChanged(registry.location, CURRENT_PATH);
  const at = change.at.replaceAll(/[-:.]/g, '');
  await registry.write(`history/${at}-${change.version}.json`, toJson(change));
  const current: CurrentGraph = {
    version: change.version,
    supergraph: supergraphPath(change.version),
    publishedAt: change.at,
  };
  await registry.replace(CURRENT_PATH, toJson(current), tag);
}

export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function readJson<T>(
  registry: Registry,
  path: string,
  schema: z.ZodType<T>,
): Promise<{ readonly value: T; readonly tag: string } | undefined> {
  const file = await registry.read(path);
  if (file === undefined) return undefined;
  try {
    return { value: schema.parse(JSON.parse(file.text)), tag: file.tag };
  } catch (cause) {
    throw new SchemaManagerError('REGISTRY_BROKEN', `${registry.location}/${path} cannot be read.`, {
      cause,
    });
  }
}
