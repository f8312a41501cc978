import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { UsageError } from '@graphlets/platform/errors';
import { shapes } from '../graph/shapes.ts';
import { positive } from '../options.ts';

export const profileHelp = `npm run bench -- profile [options]

Samples where our gateway's time goes, self time by package and by function: under load after a warm-up, or, with
--cold, from the start of the process to the answer to its first request.

  --shape deep         operation: ${shapes.map(({ name }) => name).join(', ')} (the first word does)
  --connections 50
  --cold               cold starts of the bundle instead of load
  --rounds 10          how many of them
  --unseen             whose operation was not planned ahead
  --seconds 8          of load that is sampled
  --warm-up 3          seconds of load before
  --engine compiled    or apollo
  --routing http       or lambda (signed Invoke)
  --telemetry          with metrics and traffic records, which are off otherwise
  --interval 200       microseconds between samples
  --top 40             functions shown
  --out FILE           keeps the .cpuprofile (opens in Chrome's or VS Code's profiler)
  --json               the sums as JSON
  --help
`;

export interface ProfileOptions {
  readonly shape: string;
  readonly isCold: boolean;
  readonly rounds: number;
  readonly isUnseen: boolean;
  readonly connections: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly engine: string;
  readonly routing: 'http' | 'lambda';
  readonly hasTelemetry: boolean;
  readonly intervalUs: number;
  readonly top: number;
  readonly out: string | undefined;
  readonly isJson: boolean;
}

/** @throws {UsageError} for an unknown option or a wrong value; the message names it */
export function parseProfileOptions(args: readonly string[]): ProfileOptions | 'help' {
  const { values } = parseArguments({
    args: [...args],
    options: {
      shape: { type: 'string', default: 'deep' },
      cold: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '10' },
      unseen: { type: 'boolean', default: false },
      connections: { type: 'string', default: '50' },
      seconds: { type: 'string', default: '8' },
      'warm-up': { type: 'string', default: '3' },
      engine: { type: 'string', default: 'compiled' },
      routing: { type: 'string', default: 'http' },
      telemetry: { type: 'boolean', default: false },
      interval: { type: 'string', default: '200' },
      top: { type: 'string', default: '40' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  if (values.routing !== 'http' && values.routing !== 'lambda') {
    throw new UsageError(`--routing takes http or lambda, not "${values.routing}".`);
  }
  return {
    shape: values.shape,
    isCold: values.cold,
    rounds: positive('rounds', values.rounds),
    isUnseen: values.unseen,
    connections: positive('connections', values.connections),
    seconds: positive('seconds', values.seconds),
    warmUpSeconds: positive('warm-up', values['warm-up']),
    engine: values.engine,
    routing: values.routing,
    hasTelemetry: values.telemetry,
    intervalUs: positive('interval', values.interval),
    top: positive('top', values.top),
    out: values.out,
    isJson: values.json,
  };
}
