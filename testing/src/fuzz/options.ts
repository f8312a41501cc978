import { parseWhole } from '@graphlets/platform/commandLine/numbers';
import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';

export const USAGE = `Usage: npm run fuzz -- [options]

Sends hostile documents through the gateway's fronts, and gives it hostile answers of graphlets. Every one of them must end in a
GraphQL response: data of the schema's types, or a clear error. Nothing may be thrown, no prototype changed, and the heap
must stay flat.

What is drawn
  --documents N    hostile requests (default: 10000)
  --answers N      hostile answers (default: 10000)
  --graphs N       random graphs that they are drawn for (default: 4)
  --seed S         any text; the same seed draws the same (default: 1)
  --from I         number of the first case, to see one again, e.g. --from 7 --documents 1 --answers 0

What comes out
  --show K         problems to print (default: 10)
  --json           the result as JSON
  --help           this text

Exit codes: 0 nothing found, 1 problems or a growing heap, 2 wrong usage.`;

export interface FuzzOptions {
  readonly seed: string;
  readonly documents: number;
  readonly answers: number;
  readonly graphs: number;
  readonly from: number;
  readonly showLimit: number;
  readonly isJson: boolean;
}

/**
 * @returns `help` when it was asked for
 * @throws {UsageError} when options are unknown or wrong
 */
export function parseFuzzOptions(args: readonly string[]): FuzzOptions | 'help' {
  const { values } = parseArguments({
    args: [...args],
    options: {
      documents: { type: 'string', default: '10000' },
      answers: { type: 'string', default: '10000' },
      graphs: { type: 'string', default: '4' },
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
      show: { type: 'string', default: '10' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    seed: values.seed,
    documents: parseWhole('--documents', values.documents, 0),
    answers: parseWhole('--answers', values.answers, 0),
    graphs: parseWhole('--graphs', values.graphs, 1),
    from: parseWhole('--from', values.from, 0),
    showLimit: parseWhole('--show', values.show, 0),
    isJson: values.json,
  };
}
