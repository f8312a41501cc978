import { UsageError } from '@graphlets/platform/errors';
import { bakePlans } from './bakePlans.ts';
import { composeGraph, type Subgraph } from './composeGraph.ts';
import { diffVersions } from './diffVersions.ts';
import { listVersions } from './listVersions.ts';
import { publishGraph } from './publishGraph.ts';
import { readListedSubgraphs, readRepositorySubgraphs } from './readSubgraphs.ts';
import { openRegistry } from './registry/openRegistry.ts';
import { plansPath, supergraphPath } from './registry/publishedGraph.ts';
import type { Registry } from './registry/registry.ts';
import { rollBack } from './rollBack.ts';
import { formatProblem, type SchemaProblem } from './schemaProblem.ts';
import { parseSchemaArguments, type SchemaArguments, type SchemaCommand, USAGE } from './usage.ts';

export interface SchemaSurroundings {
  /** The repository whose manifests name the subgraphs. */
  readonly root: string;
  readonly defaultRegistry: string;
  /** Makes a path of the command line absolute. */
  readonly resolvePath: (path: string) => string;
  /** Takes text without its last line feed. */
  readonly print: (text: string) => void;
}

/** What a command found: for programs (`json`) and for people (`text`). */
interface Outcome {
  readonly json: unknown;
  readonly text: string;
  readonly isFailure?: boolean;
}

interface Inputs {
  readonly options: SchemaArguments;
  readonly registry: Registry;
  /** Read when a command composes; the others work without a repository. */
  readonly subgraphs: () => readonly Subgraph[];
  readonly root: string;
  readonly resolvePath: (path: string) => string;
}

/**
 * @returns exit code: 0, or 1 when the graph does not compose
 * @throws {UsageError | ConfigError | SchemaManagerError} to be shown to the user by their message
 */
export async function runSchemaCommand(
  argv: readonly string[],
  { root, defaultRegistry, resolvePath, print }: SchemaSurroundings,
): Promise<number> {
  const options = parseSchemaArguments(argv);
  if (options === 'help') {
    print(USAGE);
    return 0;
  }
  const list = options.subgraphs;
  const outcome = await commands[options.command]({
    options,
    root,
    resolvePath,
    registry: await openRegistry(options.registry ?? defaultRegistry, resolvePath),
    subgraphs: () =>
      list === undefined ? readRepositorySubgraphs(root) : readListedSubgraphs(resolvePath(list)),
  });
  print(options.isJson ? JSON.stringify(outcome.json, null, 2) : outcome.text);
  return outcome.isFailure === true ? 1 : 0;
}

const commands: Readonly<Record<SchemaCommand, (inputs: Inputs) => Promise<Outcome>>> = {
  async check({ subgraphs }) {
    const parts = subgraphs();
    const result = composeGraph(parts);
    if (!result.ok) return composeFailure(result.problems);
    const { hints, supergraphSdl } = result;
    const summary = `${parts.length} subgraphs compose (${supergraphSdl.length} characters).`;
    return {
      json: { ok: true, subgraphs: parts.map(({ name }) => name), hints },
      text: withHints(hints, summary),
    };
  },

  async publish({ registry, subgraphs, options, root, resolvePath }) {
    const result = await publishGraph(registry, subgraphs());
    if (!result.ok) return composeFailure(result.problems);
    if (options.operations.length > 0) {
      const supergraph = await registry.read(supergraphPath(result.version));
      const plans = await bakePlans(supergraph?.text ?? '', {
        root,
        operations: options.operations.map(resolvePath),
      });
      await registry.write(plansPath(result.version), plans);
    }
    const verb = result.changed ? 'Published' : 'Already current:';
    return {
      json: { ...result, registry: registry.location },
      text: withHints(result.hints, `${verb} ${result.version} in ${registry.location}`),
    };
  },

  async rollback({ registry, options }) {
    const result = await rollBack(registry, options.to);
    return { json: result, text: `Rolled back from ${result.from} to ${result.to}` };
  },

  async list({ registry }) {
    const versions = await listVersions(registry);
    const lines = versions.map(
      ({ version, publishedAt, subgraphs, isCurrent }) =>
        `${isCurrent ? '*' : ' '} ${version}  ${publishedAt}  ${subgraphs.length} subgraphs: ${subgraphs.join(', ')}`,
    );
    return {
      json: versions,
      text: lines.length > 0 ? lines.join('\n') : `Nothing was published to ${registry.location} yet.`,
    };
  },

  async diff({ registry, options }) {
    const versions = await listVersions(registry);
    const to = options.operands[1] ?? versions.find(({ isCurrent }) => isCurrent)?.version;
    const from = options.operands[0] ?? versions.find(({ version }) => version !== to)?.version;
    if (from === undefined || to === undefined) {
      throw new UsageError(`${registry.location} has fewer than two versions to compare.`);
    }
    const diff = await diffVersions(registry, from, to);
    const row = (label: string, items: readonly string[]) => items.map((item) => `${label} ${item}`);
    const lines = [
      ...row('added subgraph', diff.subgraphs.added),
      ...row('removed subgraph', diff.subgraphs.removed),
      ...row('changed subgraph', diff.subgraphs.changed),
      ...row('breaking:', diff.breaking),
      ...row('dangerous:', diff.dangerous),
    ];
    return { json: diff, text: [`${from} -> ${to}`, ...lines].join('\n') };
  },
};

function composeFailure(problems: readonly SchemaProblem[]): Outcome {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return {
    json: { ok: false, problems },
    text: [...problems.map(formatProblem), `The graph does not compose: ${count}.`].join('\n\n'),
    isFailure: true,
  };
}

function withHints(hints: readonly SchemaProblem[], summary: string): string {
  return [...hints.map((hint) => `hint: ${formatProblem(hint)}`), summary].join('\n');
}
