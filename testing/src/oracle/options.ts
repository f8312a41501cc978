import { parseArgs } from 'node:util';
import { OracleError } from './errors.ts';

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
  --planner NAME   planner of the compiled engine (default: its own default)

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
  readonly engine: string;
  readonly planner: string | undefined;
  readonly showLimit: number;
  readonly shrinkLimit: number;
  readonly out: string | undefined;
  readonly replay: string | undefined;
  readonly isJson: boolean;
}

/**
 * @returns `help` when it was asked for
 * @throws {OracleError} when options are unknown or wrong
 */
export function parseOracleOptions(args: readonly string[]): OracleOptions | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  return {
    seed: values.seed,
    graphs: numbers(values.graph, '--graph', values.graphs, '--graphs'),
    operations: numbers(values.operation, '--operation', values.n, '--n'),
    engine: values.engine,
    planner: values.planner,
    showLimit: count(values.show, '--show'),
    shrinkLimit: count(values.shrink, '--shrink'),
    out: values.out,
    replay: values.replay,
    isJson: values.json,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        graphs: { type: 'string', default: '20' },
        n: { type: 'string', default: '50' },
        seed: { type: 'string', default: '1' },
        graph: { type: 'string' },
        operation: { type: 'string' },
        replay: { type: 'string' },
        engine: { type: 'string', default: 'compiled' },
        planner: { type: 'string' },
        show: { type: 'string', default: '5' },
        out: { type: 'string' },
        shrink: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (cause) {
    throw new OracleError(`${cause instanceof Error ? cause.message : cause} See --help.`, { cause });
  }
}

/** The one that was asked for, or all below a count. */
function numbers(one: string | undefined, oneName: string, all: string, allName: string): readonly number[] {
  if (one !== undefined) return [count(one, oneName)];
  return Array.from({ length: count(all, allName) }, (_, index) => index);
}

function count(text: string, name: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new OracleError(`${name} takes a whole number, not "${text}".`);
  return Number(text);
}
