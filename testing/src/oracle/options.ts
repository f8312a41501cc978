import { parseWhole } from '@graphlets/platform/commandLine/numbers';
import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { UsageError } from '@graphlets/platform/errors';

export const USAGE = `Usage: npm run oracle -- [options]

Draws random graphs and operations, asks a gateway, and holds each answer against graphql-js on the whole graph.

What is drawn
  --graphs N       graphs (default: 20)
  --n M            operations of each (default: 50)
  --seed S         any text; the same seed draws the same (default: 1)
  --graph I        this graph alone, counted from 0
  --operation J    this operation alone, counted from 0
  --replay DIR     a fixture, or a folder of fixtures, in place of anything drawn

Who is asked
  --engine NAME    compiled or apollo, in this process (default: compiled)
  --command TEXT   any gateway, started for each graph: a shell command with {supergraph} and {port} in it
  --endpoint URL   where that gateway answers (default: http://127.0.0.1:{port}/graphql);
                   without --command, a gateway that runs already and watches the file of --supergraph
  --supergraph F   the file that a running gateway reads

What comes out
  --show K         wrong answers to print (default: 5)
  --out DIR        write wrong answers as fixtures
  --shrink K       wrong answers to make small first, of each cause (default: 1)
  --json           the result as JSON
  --help           this text

Exit codes: 0 every answer right, 1 wrong answers, 2 wrong usage.`;

export interface OracleOptions {
  readonly seed: string;
  readonly graphs: readonly number[];
  readonly operations: readonly number[];
  readonly subject: SubjectChoice;
  readonly showLimit: number;
  readonly shrinkLimit: number;
  readonly out: string | undefined;
  readonly replay: string | undefined;
  readonly isJson: boolean;
}

/** The gateway that is asked. */
export type SubjectChoice =
  | { readonly kind: 'engine'; readonly engine: string }
  | { readonly kind: 'command'; readonly command: string; readonly endpoint: string }
  | { readonly kind: 'endpoint'; readonly endpoint: string; readonly supergraphFile: string };

/**
 * @returns `help` when it was asked for
 * @throws {UsageError} when options are unknown or wrong
 */
export function parseOracleOptions(args: readonly string[]): OracleOptions | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  return {
    seed: values.seed,
    graphs: numbers(values.graph, '--graph', values.graphs, '--graphs'),
    operations: numbers(values.operation, '--operation', values.n, '--n'),
    subject: chooseSubject(values),
    showLimit: parseWhole('--show', values.show, 0),
    shrinkLimit: parseWhole('--shrink', values.shrink, 0),
    out: values.out,
    replay: values.replay,
    isJson: values.json,
  };
}

function parse(args: readonly string[]) {
  return parseArguments({
    args: [...args],
    options: {
      graphs: { type: 'string', default: '20' },
      n: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
      graph: { type: 'string' },
      operation: { type: 'string' },
      replay: { type: 'string' },
      engine: { type: 'string' },
      command: { type: 'string' },
      endpoint: { type: 'string' },
      supergraph: { type: 'string' },
      show: { type: 'string', default: '5' },
      out: { type: 'string' },
      shrink: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
}

function chooseSubject({ engine, command, endpoint, supergraph }: ReturnType<typeof parse>): SubjectChoice {
  if (engine !== undefined && (command ?? endpoint) !== undefined) {
    throw new UsageError('--engine is for this process: it goes with neither --command nor --endpoint.');
  }
  if (command !== undefined) {
    return { kind: 'command', command, endpoint: endpoint ?? 'http://127.0.0.1:{port}/graphql' };
  }
  if (endpoint === undefined) return { kind: 'engine', engine: engine ?? 'compiled' };
  if (supergraph === undefined) throw new UsageError('--endpoint needs --command or --supergraph.');
  return { kind: 'endpoint', endpoint, supergraphFile: supergraph };
}

/** The one that was asked for, or all below a count. */
function numbers(one: string | undefined, oneName: string, all: string, allName: string): readonly number[] {
  if (one !== undefined) return [parseWhole(oneName, one, 0)];
  return Array.from({ length: parseWhole(allName, all, 0) }, (_, index) => index);
}
