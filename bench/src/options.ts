import { parseArgs } from 'node:util';

export const help = `npm run bench -- [options]

Measures gateways on one graph over stub subgraphs, interleaved: CPU of the gateway process per request,
requests a second, p50 and p99. Every answer is compared with the reference before its time counts.

  --shapes a,b         only these operations (small, two hops, mid, deep, wide, list of 1,000)
  --contestants a,b    only those whose name contains one of these words
  --connections 1,50   numbers of connections to measure at
  --seconds 5          of load for one figure
  --rounds 3           times that everybody is measured in turn; the median counts
  --out DIR            where results.json, results.md and results.svg go (default: bench/results)
  --help
`;

export interface BenchOptions {
  readonly shapes: readonly string[] | undefined;
  readonly contestants: readonly string[] | undefined;
  readonly connections: readonly number[];
  readonly seconds: number;
  readonly rounds: number;
  readonly outDir: string;
}

/** @throws {TypeError} for an unknown option or a wrong value; the message names it */
export function parseOptions(args: readonly string[], defaultOut: string): BenchOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      shapes: { type: 'string' },
      contestants: { type: 'string' },
      connections: { type: 'string', default: '1,50' },
      seconds: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '3' },
      out: { type: 'string', default: defaultOut },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    shapes: values.shapes?.split(','),
    contestants: values.contestants?.split(','),
    connections: values.connections.split(',').map((text) => positive('connections', text)),
    seconds: positive('seconds', values.seconds),
    rounds: positive('rounds', values.rounds),
    outDir: values.out,
  };
}

export function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new TypeError(`--${name} takes numbers above 0, not "${text}"`);
  return value;
}
