import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ConfigError } from '@graphlets/platform/errors';
import type { FunctionDefinition } from '@graphlets/platform/functions';
import { composeGraph, type Subgraph } from '@graphlets/schema-manager/composeGraph';
import { publishComposed } from '@graphlets/schema-manager/publishGraph';
import type { Registry } from '@graphlets/schema-manager/registry/registry';
import { formatProblem } from '@graphlets/schema-manager/schemaProblem';
import type { Bundle, Bundler } from '../bundle/bundler.ts';
import { writeBundle } from '../bundle/writeBundle.ts';
import { BundleError } from '../errors.ts';
import type { FunctionConfig, FunctionHost } from './functionHost.ts';

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

/** Sources that changed, by absolute path. */
export type Changes = ReadonlySet<string> | 'everything';

/** A function as its sources have it now: deployed if nothing is wrong with it. */
interface Candidate {
  readonly definition: FunctionDefinition;
  readonly bundle: Bundle;
  readonly sdl: string | null;
}

interface DeployedFunction {
  readonly candidate: Candidate;
  /** Everything that a deployed function is made of: another text is another function. */
  readonly identity: string;
}

export interface Deployer {
  /** Brings what runs in line with the sources. One at a time. */
  deploy(changes: Changes): Promise<Deployment>;
}

/**
 * Deploys in an order that keeps every request served: graphlets first, then the graph that speaks of what they
 * can do now, then the gateway that serves it, then away with what nothing refers to any more.
 */
export function createDeployer(options: DeployerOptions): Deployer {
  const { root, bundler, host, registry } = options;
  const deployed = new Map<string, DeployedFunction>();
  const bundles = new Map<string, Bundle>();
  let composed: readonly Subgraph[] = [];
  let version = '';
  /** What changed while a manifest was at fault. */
  let missed = new Set<string>();

  async function deploy(latest: Changes): Promise<Deployment> {
    const changes = latest === 'everything' ? latest : new Set([...missed, ...latest]);
    const problems = new Set<string>();
    const definitions = findFunctions(problems);
    missed = new Set(definitions === undefined && changes !== 'everything' ? changes : []);
    if (definitions === undefined) return nothingDone(problems);

    const prepared = await Promise.all(
      definitions.map((definition) => prepare(definition, changes, problems)),
    );
    let candidates = prepared.filter((candidate) => candidate !== undefined);
    let subgraphs = subgraphsOf(candidates);
    // Without a gateway there is no graph: the functions are served one by one.
    const isGraphNew = candidates.some(({ sdl }) => sdl === null) && !isSameGraph(subgraphs, composed);
    const composition = isGraphNew ? composeGraph(subgraphs) : undefined;
    if (composition?.ok === false) {
      for (const problem of composition.problems) problems.add(formatProblem(problem));
      candidates = withoutNewSchemas(candidates);
      subgraphs = composed;
    }

    await options.ensureTables([
      ...new Set(candidates.flatMap(({ definition }) => definition.manifest.tables)),
    ]);
    const [gateways, graphlets] = partition(candidates, ({ sdl }) => sdl === null);
    const puts = await Promise.all(graphlets.map((candidate) => put(candidate, '')));
    let publishedVersion: string | undefined;
    if (composition?.ok === true) {
      const published = await publishComposed(registry, subgraphs, composition);
      composed = subgraphs;
      version = published.version;
      if (published.changed) publishedVersion = version;
    }
    puts.push(...(await Promise.all(gateways.map((candidate) => put(candidate, version)))));
    const kept = new Set(candidates.map(({ definition }) => definition.name));
    const removed = await remove([...deployed.keys()].filter((name) => !kept.has(name)));
    return {
      added: puts.filter(({ what }) => what === 'added').map(({ name }) => name),
      replaced: puts.filter(({ what }) => what === 'replaced').map(({ name }) => name),
      removed,
      publishedVersion,
      problems: [...problems],
    };
  }

  function findFunctions(problems: Set<string>): readonly FunctionDefinition[] | undefined {
    try {
      return options.findFunctions();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.add(error.message);
      return undefined;
    }
  }

  async function prepare(
    definition: FunctionDefinition,
    changes: Changes,
    problems: Set<string>,
  ): Promise<Candidate | undefined> {
    const { name, schemaFile } = definition;
    const sdl = schemaFile === null ? null : readFileSync(schemaFile, 'utf8');
    try {
      return { definition, bundle: await bundleOf(definition, changes), sdl };
    } catch (error) {
      if (!(error instanceof BundleError)) throw error;
      problems.add(error.message);
      return deployed.get(name)?.candidate;
    }
  }

  async function bundleOf(definition: FunctionDefinition, changes: Changes): Promise<Bundle> {
    const known = bundles.get(definition.entryFile);
    if (
      known !== undefined &&
      changes !== 'everything' &&
      ![...changes].some((file) => known.inputs.has(file))
    ) {
      return known;
    }
    // Forgotten until it works: a fault may be mended in a file that no bundle has seen yet.
    bundles.delete(definition.entryFile);
    const bundle = await bundler.build(definition);
    bundles.set(definition.entryFile, bundle);
    return bundle;
  }

  function subgraphsOf(candidates: readonly Candidate[]): readonly Subgraph[] {
    return candidates.flatMap(({ definition: { name, schemaFile }, sdl }) =>
      sdl === null || schemaFile === null
        ? []
        : [{ name, url: `lambda:${name}`, sdl, file: relative(root, schemaFile) }],
    );
  }

  /** The old graph stays, and with it the code that answers to it; other code may still be replaced. */
  function withoutNewSchemas(candidates: readonly Candidate[]): Candidate[] {
    const known = new Map(candidates.map((candidate) => [candidate.definition.name, candidate]));
    return [...deployed].map(([name, { candidate: old }]) => {
      const candidate = known.get(name);
      return candidate?.sdl === old.sdl ? candidate : old;
    });
  }

  async function put(
    { definition, bundle, sdl }: Candidate,
    graphVersion: string,
  ): Promise<{ readonly name: string; readonly what: 'added' | 'replaced' | 'kept' }> {
    const { name, manifest } = definition;
    const codeDir = join(options.functionsFolder, name);
    const config: FunctionConfig = {
      name,
      codeDir,
      handler: 'main.handler',
      runtime: manifest.runtime,
      memoryMb: manifest.memoryMb,
      timeoutMs: manifest.timeoutMs,
      reservedConcurrency: manifest.reservedConcurrency,
      provisionedConcurrency: manifest.provisionedConcurrency.min,
      environment: options.environmentOf(definition),
    };
    const identity = JSON.stringify([config, bundle.hash, graphVersion]);
    const old = deployed.get(name);
    if (old?.identity !== identity) {
      await writeBundle(bundle, codeDir, { removeOthers: old === undefined });
      await host.putFunction(config);
    }
    deployed.set(name, { candidate: { definition, bundle, sdl }, identity });
    if (old?.identity === identity) return { name, what: 'kept' };
    return { name, what: old === undefined ? 'added' : 'replaced' };
  }

  async function remove(names: readonly string[]): Promise<readonly string[]> {
    for (const name of names) deployed.delete(name);
    await Promise.all(names.map((name) => host.deleteFunction(name)));
    return names;
  }

  return { deploy };
}

function nothingDone(problems: ReadonlySet<string>): Deployment {
  return { added: [], replaced: [], removed: [], publishedVersion: undefined, problems: [...problems] };
}

function isSameGraph(a: readonly Subgraph[], b: readonly Subgraph[]): boolean {
  return a.length === b.length && a.every(({ name, sdl }, at) => name === b[at]?.name && sdl === b[at].sdl);
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
