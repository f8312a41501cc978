import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { UsageError } from '@graphlets/platform/errors';
import { shapes } from './graph/shapes.ts';

export const help = `npm run bench -- [command] [options]

  (no command)         gateways on one graph over stub subgraphs, interleaved: CPU of the gateway process for a
                       request, requests a second, p50 and p99, calls upstream
  cold                 cold starts of handlers over a handler that does nothing
  parts                cold and warm cost of HTTP clients and signers that a gateway could use
  profile              where our gateway's time goes, under load or at a cold start

Every answer is compared with that of stock Apollo, before its time counts and under load.

  --shapes a,b         only these operations (${shapes.map(({ name }) => name).join(', ')})
  --contestants a,b    only those whose name contains one of these words
  --connections 1,50   numbers of connections to measure at
  --seconds 3          of load for one figure
  --warm-up 2          seconds of load before everybody's first one, at each number of connections
  --rounds 3           times that everybody is measured in turn; the median counts
  --json               the results as JSON instead of tables
  --write-docs         writes docs/bench.md and docs/bench.svg from the last results of this command and of cold
  --help               after a command: its options
`;

export interface BenchOptions {
  readonly shapes: readonly string[] | undefined;
  readonly contestants: readonly string[] | undefined;
  readonly connections: readonly number[];
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly rounds: number;
  readonly isJson: boolean;
  readonly writesDocs: boolean;
}

/** @throws {UsageError} for an unknown option or a wrong value; the message names it */
export function parseOptions(args: readonly string[]): BenchOptions | 'help' {
  const { values } = parseArguments({
    args: [...args],
    options: {
      shapes: { type: 'string' },
      contestants: { type: 'string' },
      connections: { type: 'string', default: '1,50' },
      seconds: { type: 'string', default: '3' },
      'warm-up': { type: 'string', default: '2' },
      rounds: { type: 'string', default: '3' },
      json: { type: 'boolean', default: false },
      'write-docs': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    shapes: list(values.shapes),
    contestants: list(values.contestants),
    connections: values.connections.split(',').map((text) => positive('connections', text)),
    seconds: positive('seconds', values.seconds),
    warmUpSeconds: positive('warm-up', values['warm-up']),
    rounds: positive('rounds', values.rounds),
    isJson: values.json,
    writesDocs: values['write-docs'],
  };
}

/** Words between commas; a comma within a number (`list of 1,000`) is none. */
export function list(text: string | undefined): readonly string[] | undefined {
  return text?.split(/,(?!\d)/);
}

export function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new UsageError(`--${name} takes numbers above 0, not "${text}".`);
  return value;
}
