import { join } from 'node:path';
import type { FunctionDefinition } from '@graphlets/platform/functions';
import { composeGraph, type Subgraph } from '@graphlets/schema-manager/composeGraph';
import { publishComposed } from '@graphlets/schema-manager/publishGraph';
import { plansPath } from '@graphlets/schema-manager/registry/publishedGraph';
import type { Registry } from '@graphlets/schema-manager/registry/registry';
import { formatProblem } from '@graphlets/schema-manager/schemaProblem';
import type { Bundler } from '../bundle/bundler.ts';
import { writeBundle } from '../bundle/writeBundle.ts';
import { functionConfigOf } from './functionConfigOf.ts';
import type { FunctionHost } from './functionHost.ts';
import { type Candidate, type Changes, createSourceReader } from './sourceReader.ts';
import { isSameGraph, subgraphsOf } from './subgraphsOf.ts';

export interface DeployerOptions {
  readonly root: string;
  /** Reads the manifests anew. Throws {ConfigError} when one is at fault. */
  readonly findFunctions: () => readonly FunctionDefinition[];
  /** Gets a folder for each function. */
  readonly functionsFolder: string;
  readonly bundler: Bundler;
  readonly registry: Registry;
  readonly host: FunctionHost;
  readonly environmentOf: (definition: FunctionDefinition) => Readonly<Record<string, string>>;
  /** Plans operations ahead over a graph; undefined where none are, or where it failed. */
  readonly bakePlans?: ((supergraphSdl: string) => Promise<string | undefined>) | undefined;
  /** Called with every table before a function that uses it is deployed. */
  readonly ensureTables: (tables: readonly string[]) => Promise<void>;
}

/** What one deployment did. Functions and the graph that are at fault stayed as they were. */
export interface Deployment {
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  readonly removed: readonly string[];
  /** Set when a new version of the graph was published. */
  readonly publishedVersion: string | undefined;
  /** Each with its place and, where there is one, its fix. */
  readonly problems: readonly string[];
}

export interface Deployer {
  /** Brings what runs in line with the sources. One at a time. */
  deploy(changes: Changes): Promise<Deployment>;
}

interface DeployedFunction {
  readonly candidate: Candidate;
  /** Everything that a deployed function is made of: another text is another function. */
  readonly identity: string;
}

/**
 * Deploys in an order that keeps every request served: graphlets first, then the graph that speaks of what they
 * can do now, then the gateway that serves it, then away with what nothing refers to any more.
 */
export function createDeployer(options: DeployerOptions): Deployer {
  const { root, host, registry } = options;
  const reader = createSourceReader(options.findFunctions, options.bundler);
  const deployed = new Map<string, DeployedFunction>();
  let composed: readonly Subgraph[] = [];
  let version = '';

  async function deploy(changes: Changes): Promise<Deployment> {
    const sources = await reader.read(changes, (name) => deployed.get(name)?.candidate);
    if ('manifestProblem' in sources) return { ...nothingDone, problems: [sources.manifestProblem] };

    const subgraphs = subgraphsOf(sources.candidates, root);
    // Without a gateway there is no graph: the functions are served one by one.
    const hasGateway = sources.candidates.some(({ sdl }) => sdl === null);
    const composition = hasGateway && !isSameGraph(subgraphs, composed) ? composeGraph(subgraphs) : undefined;
    const graphProblems = composition?.ok === false ? composition.problems.map(formatProblem) : [];
    const candidates =
      graphProblems.length > 0 ? withoutNewSchemas(sources.candidates, deployed) : sources.candidates;

    const baking = composition?.ok === true ? options.bakePlans?.(composition.supergraphSdl) : undefined;
    await options.ensureTables([
      ...new Set(candidates.flatMap(({ definition }) => definition.manifest.tables)),
    ]);
    const puts = await putAll(candidates.filter(({ sdl }) => sdl !== null));
    let publishedVersion: string | undefined;
    if (composition?.ok === true) {
      const published = await publishComposed(registry, subgraphs, composition);
      const plans = await baking;
      if (plans !== undefined) await registry.write(plansPath(published.version), plans);
      composed = subgraphs;
      version = published.version;
      if (published.changed) publishedVersion = version;
    }
    puts.push(...(await putAll(candidates.filter(({ sdl }) => sdl === null))));

    const kept = new Set(candidates.map(({ definition }) => definition.name));
    return {
      added: puts.filter(({ what }) => what === 'added').map(({ name }) => name),
      replaced: puts.filter(({ what }) => what === 'replaced').map(({ name }) => name),
      removed: await remove([...deployed.keys()].filter((name) => !kept.has(name))),
      publishedVersion,
      problems: [...sources.problems, ...graphProblems],
    };
  }

  function putAll(candidates: readonly Candidate[]) {
    return Promise.all(candidates.map(put));
  }

  async function put(candidate: Candidate) {
    const { definition, bundle, sdl } = candidate;
    const { name } = definition;
    const config = functionConfigOf(
      definition,
      join(options.functionsFolder, name),
      options.environmentOf(definition),
    );
    // A gateway reads the graph when it starts, so another graph is another gateway.
    const identity = JSON.stringify([config, bundle.hash, sdl === null ? version : '']);
    const old = deployed.get(name);
    if (old?.identity !== identity) {
      await writeBundle(bundle, config.codeDir, { removeOthers: old === undefined });
      await host.putFunction(config);
    }
    deployed.set(name, { candidate, identity });
    const what = old === undefined ? 'added' : old.identity === identity ? 'kept' : 'replaced';
    return { name, what };
  }

  async function remove(names: readonly string[]): Promise<readonly string[]> {
    for (const name of names) deployed.delete(name);
    await Promise.all(names.map((name) => host.deleteFunction(name)));
    return names;
  }

  return { deploy };
}

const nothingDone = { added: [], replaced: [], removed: [], publishedVersion: undefined };

/** While the old graph stays, so does the code that answers to it; other code may still be replaced. */
function withoutNewSchemas(
  candidates: readonly Candidate[],
  deployed: ReadonlyMap<string, DeployedFunction>,
): readonly Candidate[] {
  const byName = new Map(candidates.map((candidate) => [candidate.definition.name, candidate]));
  return [...deployed].map(([name, { candidate: old }]) => {
    const candidate = byName.get(name);
    return candidate?.sdl === old.sdl ? candidate : old;
  });
}
