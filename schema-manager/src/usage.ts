import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { UsageError } from '@graphlets/platform/errors';

export const USAGE = `Usage: npm run schema -- <command> [options]

  check                 compose the schemas and report problems; publishes nothing
  publish               compose, and make the result the current graph
  rollback [--to V]     make the version before the current one current again, or V
  list                  published versions, newest first
  diff [FROM] [TO]      what changed between two versions (default: the newest other one, and the current one)

Options
  --registry PLACE      a folder, or s3://bucket/prefix (default: .local/registry)
  --subgraphs FILE      {"subgraphs": [{"name", "url", "schema"}]} in place of the repository's manifests
  --operations PATH     with publish: plan these operations ahead (.graphql, traffic, or folders; may come again)
  --json                the result as JSON
  --help                this text

Exit codes: 0 done, 1 the graph does not compose or the registry refuses, 2 wrong usage.`;

const commands = ['check', 'publish', 'rollback', 'list', 'diff'] as const;
export type SchemaCommand = (typeof commands)[number];

export interface SchemaArguments {
  readonly command: SchemaCommand;
  /** What follows the command: the versions of `diff`. */
  readonly operands: readonly string[];
  readonly registry: string | undefined;
  readonly subgraphs: string | undefined;
  readonly operations: readonly string[];
  readonly to: string | undefined;
  readonly isJson: boolean;
}

/**
 * @returns `help` when it was asked for
 * @throws {UsageError}
 */
export function parseSchemaArguments(argv: readonly string[]): SchemaArguments | 'help' {
  const { values, positionals } = parseArguments({
    args: [...argv],
    allowPositionals: true,
    options: {
      registry: { type: 'string' },
      subgraphs: { type: 'string' },
      operations: { type: 'string', multiple: true },
      to: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return 'help';
  const [word, ...operands] = positionals;
  const command = commands.find((known) => known === word);
  if (command === undefined) {
    throw new UsageError(`${word === undefined ? 'No command' : `Unknown command "${word}"`}.\n\n${USAGE}`);
  }
  if (operands.length > (command === 'diff' ? 2 : 0)) {
    throw new UsageError(`Too many arguments: ${operands.join(' ')}. See --help.`);
  }
  if (values.to !== undefined && command !== 'rollback') {
    throw new UsageError('--to belongs to rollback. See --help.');
  }
  if (values.operations !== undefined && command !== 'publish') {
    throw new UsageError('--operations belongs to publish. See --help.');
  }
  return {
    command,
    operands,
    registry: values.registry,
    subgraphs: values.subgraphs,
    operations: values.operations ?? [],
    to: values.to,
    isJson: values.json ?? false,
  };
}
