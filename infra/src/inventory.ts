import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '@graphlets/platform/errors';
import { discoverFunctions, expandManifest, type FunctionDefinition } from '@graphlets/platform/functions';
import type { Manifest } from '@graphlets/platform/manifest';

/** Everything that one manifest asks for: deployed together, owned by one team. */
export interface Deployable {
  readonly name: string;
  readonly manifest: Manifest;
  /** One, or as many as the manifest has instances. */
  readonly functions: readonly FunctionDefinition[];
}

/** What a repository deploys. */
export interface Inventory {
  readonly gateway: Deployable;
  readonly graphlets: readonly Deployable[];
  /** `undefined` in a repository without one. */
  readonly canary: Deployable | undefined;
}

/** Journeys that the canary goes through, as its manifest names them. */
export function journeysOf({ canary }: Inventory): readonly string[] {
  const names = canary?.manifest.environment.CANARY_JOURNEYS ?? '';
  return names.split(',').filter((name) => name !== '');
}

/** Everything that has code. */
export function functionsOf({ gateway, graphlets, canary }: Inventory): readonly FunctionDefinition[] {
  return [gateway, ...graphlets, ...(canary === undefined ? [] : [canary])].flatMap(
    ({ functions }) => functions,
  );
}

/** @throws {ConfigError} lists the faults of all manifests at once */
export function readInventory(root: string): Inventory {
  const deployables = [
    ...Map.groupBy(discoverFunctions(root), ({ manifestFile }) => manifestFile).values(),
  ].flatMap(toDeployable);
  const gateway = deployables.find(({ manifest }) => manifest.schema === null);
  if (gateway === undefined) throw new ConfigError('Function manifests', ['there is no gateway to deploy']);
  const graphlets = deployables.filter(({ manifest }) => manifest.schema !== null);
  const problems = [...sharedTables(graphlets), ...takenNames(graphlets), ...tooPatient(gateway)];
  if (problems.length > 0) throw new ConfigError('Function manifests', problems);
  const canaryFile = join(root, 'canaries', 'function.json');
  const [canary] = existsSync(canaryFile) ? toDeployable(expandManifest(canaryFile)) : [];
  return { gateway, graphlets, canary };
}

/** @param functions - of one manifest */
function toDeployable(functions: readonly FunctionDefinition[]): readonly Deployable[] {
  return functions.slice(0, 1).map(({ manifest }) => ({ name: manifest.name, manifest, functions }));
}

/** Names of the stacks that are not graphlets'. */
const OWN_STACKS = ['gateway', 'registry', 'edge', 'observability', 'canaries'];

function takenNames(graphlets: readonly Deployable[]): readonly string[] {
  return graphlets.flatMap(({ name }) =>
    OWN_STACKS.includes(name) || name.endsWith('-data')
      ? [`name: a graphlet cannot be called "${name}": a stack of the platform is called so`]
      : [],
  );
}

/** What an HTTP API waits for its integration, and CloudFront for its origin, milliseconds. */
const FRONT_WAITS_MS = 30_000;

/** The gateway must answer before what is in front of it gives up. */
function tooPatient({ manifest }: Deployable): readonly string[] {
  return manifest.timeoutMs < FRONT_WAITS_MS
    ? []
    : [
        `${manifest.name}: timeoutMs must be under ${FRONT_WAITS_MS}: CloudFront and the HTTP API wait no longer`,
      ];
}

/** A table belongs to one graphlet: it is deployed with it, into its account. */
function sharedTables(graphlets: readonly Deployable[]): readonly string[] {
  const owners = graphlets.flatMap(({ name, manifest }) => manifest.tables.map((table) => ({ table, name })));
  return [...Map.groupBy(owners, ({ table }) => table)]
    .filter(([, users]) => users.length > 1)
    .map(
      ([table, users]) =>
        `tables: "${table}" is used by ${users.map(({ name }) => name).join(' and ')}; give each its own, or ask the other through the graph`,
    );
}
