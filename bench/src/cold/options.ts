import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { shapes } from '../graph/shapes.ts';
import { list, positive } from '../options.ts';

export const coldHelp = `npm run bench -- cold [options]

Cold starts, each in a new Node process: loads a handler's bundle and answers one request, over stub subgraphs. CPU and
wall time over those of a handler that does nothing; everybody in turn, medians.

  --rounds 15          cold starts of everybody
  --shape "two hops"   operation of the first request: ${shapes.map(({ name }) => name).join(', ')}
  --contestants a,b    only those whose name contains one of these words
  --json               the figures as JSON
  --write-docs         writes docs/bench.md and docs/bench.svg from the last results of this command and of the bench
  --help
`;

export interface ColdOptions {
  readonly rounds: number;
  readonly shape: string;
  readonly contestants: readonly string[] | undefined;
  readonly isJson: boolean;
  readonly writesDocs: boolean;
}

/** @throws {UsageError} for an unknown option or a wrong value; the message names it */
export function parseColdOptions(args: readonly string[]): ColdOptions | 'help' {
  const { values } = parseArguments({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '15' },
      shape: { type: 'string', default: 'two hops' },
      contestants: { type: 'string' },
      json: { type: 'boolean', default: false },
      'write-docs': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    rounds: positive('rounds', values.rounds),
    shape: values.shape,
    contestants: list(values.contestants),
    isJson: values.json,
    writesDocs: values['write-docs'],
  };
}
