import { buildSchema, findBreakingChanges, findDangerousChanges, type GraphQLSchema } from 'graphql';
import { SchemaManagerError } from './errors.ts';
import { readVersion, subgraphPath, supergraphPath } from './registry/publishedGraph.ts';
import type { Registry } from './registry/registry.ts';

export interface VersionDiff {
  readonly from: string;
  readonly to: string;
  readonly subgraphs: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly string[];
  };
  /** What may break a client that was written for `from`, in graphql-js's words. */
  readonly breaking: readonly string[];
  /** What may surprise one: a new enum value, a changed default. */
  readonly dangerous: readonly string[];
}

/** @throws {SchemaManagerError} VERSION_UNKNOWN */
export async function diffVersions(registry: Registry, from: string, to: string): Promise<VersionDiff> {
  const [before, after] = await Promise.all([loadVersion(registry, from), loadVersion(registry, to)]);
  const kept = [...before.sdls.keys()].filter((name) => after.sdls.has(name));
  return {
    from,
    to,
    subgraphs: {
      added: [...after.sdls.keys()].filter((name) => !before.sdls.has(name)),
      removed: [...before.sdls.keys()].filter((name) => !after.sdls.has(name)),
      changed: kept.filter((name) => before.sdls.get(name) !== after.sdls.get(name)),
    },
    breaking: describe(findBreakingChanges(before.schema, after.schema)),
    dangerous: describe(findDangerousChanges(before.schema, after.schema)),
  };
}

/** The types that composition adds for itself are no part of what a client sees; nor is a scalar out of use. */
function describe(changes: readonly { readonly description: string }[]): readonly string[] {
  return changes
    .map(({ description }) => description)
    .filter((description) => !/\b(join|link|core)__|@(join|link|core)\b|^Standard scalar/.test(description));
}

async function loadVersion(
  registry: Registry,
  version: string,
): Promise<{ schema: GraphQLSchema; sdls: ReadonlyMap<string, string | undefined> }> {
  const [published, supergraph] = await Promise.all([
    readVersion(registry, version),
    registry.read(supergraphPath(version)),
  ]);
  if (published === undefined || supergraph === undefined) {
    throw new SchemaManagerError('VERSION_UNKNOWN', `${registry.location} has no version ${version}.`);
  }
  const sdls = await Promise.all(
    published.subgraphs.map(
      async ({ name }) => [name, (await registry.read(subgraphPath(version, name)))?.text] as const,
    ),
  );
  return { schema: buildSchema(supergraph.text), sdls: new Map(sdls) };
}
