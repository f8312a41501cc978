import { createHash } from 'node:crypto';
import { type Clock, systemClock } from '@graphlets/platform/clock';
import { type ComposedGraph, composeGraph, type Subgraph } from './composeGraph.ts';
import {
  makeCurrent,
  readCurrentTagged,
  readVersion,
  subgraphPath,
  supergraphPath,
  toJson,
  versionPath,
} from './registry/publishedGraph.ts';
import type { Registry } from './registry/registry.ts';
import type { SchemaProblem } from './schemaProblem.ts';

export type Publication =
  | {
      readonly ok: true;
      readonly version: string;
      /** False when this version was current already: nothing was written. */
      readonly changed: boolean;
      readonly hints: readonly SchemaProblem[];
    }
  | { readonly ok: false; readonly problems: readonly SchemaProblem[] };

/**
 * Composes and, if that works, makes the result current. The version is a hash of the content, so publishing
 * the same schemas again changes nothing. Files of a version are written before it becomes current.
 */
export async function publishGraph(
  registry: Registry,
  subgraphs: readonly Subgraph[],
  clock: Clock = systemClock,
): Promise<Publication> {
  const composition = composeGraph(subgraphs);
  if (!composition.ok) return composition;
  return { ...(await publishComposed(registry, subgraphs, composition, clock)), hints: composition.hints };
}

/**
 * Publishes what was composed before, for who has to do something in between.
 *
 * @throws {SchemaManagerError} REGISTRY_CHANGED when somebody else published at the same time
 */
export async function publishComposed(
  registry: Registry,
  subgraphs: readonly Subgraph[],
  { supergraphSdl }: Pick<ComposedGraph, 'supergraphSdl'>,
  clock: Clock = systemClock,
): Promise<{ readonly ok: true; readonly version: string; readonly changed: boolean }> {
  const version = hashGraph(supergraphSdl, subgraphs);
  const current = await readCurrentTagged(registry);
  if (current?.value.version === version) return { ok: true, version, changed: false };

  const publishedAt = new Date(clock.now()).toISOString();
  if ((await readVersion(registry, version)) === undefined) {
    await registry.write(supergraphPath(version), supergraphSdl);
    for (const { name, sdl } of subgraphs) await registry.write(subgraphPath(version, name), sdl);
    const described = subgraphs.map(({ name, url }) => ({ name, url }));
    await registry.write(versionPath(version), toJson({ version, publishedAt, subgraphs: described }));
  }
  await makeCurrent(registry, { at: publishedAt, action: 'publish', version }, current?.tag);
  return { ok: true, version, changed: true };
}

/** 16 hexadecimal digits; the order of the subgraphs does not matter. */
function hashGraph(supergraphSdl: string, subgraphs: readonly Subgraph[]): string {
  const hash = createHash('sha256').update(supergraphSdl);
  const parts = subgraphs.map(({ name, url, sdl }) => JSON.stringify([name, url, sdl])).sort();
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 16);
}
