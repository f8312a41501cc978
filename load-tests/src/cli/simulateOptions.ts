import { callerPath } from '@graphlets/platform/commandLine/callerPath';
import { parseDuration } from '@graphlets/platform/commandLine/durations';
import { parseNumber, parseWhole } from '@graphlets/platform/commandLine/numbers';
import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { UsageError } from '@graphlets/platform/errors';
import type { Pacing } from '../plan/makePlan.ts';
import { SAMPLE_FILE } from './replayOptions.ts';

export const SIMULATE_USAGE = `Usage: npm run simulate -- --tps N [options]

What Lambda's scaling rules would make of the traffic at a rate that this machine cannot make: throttles, cold starts, and the
limits that avoid them. Arrivals come from the traffic, durations and cold starts from where they were measured.

Options
  --traffic FILE          traffic file of npm run capture (default: the sample, which is made up)
  --measured FOLDER       a replay's folder, for durations (default: the traffic's own, else the newest replay's,
                          else what comes with the sample)
  --tps N                 requests a second (default 1000)
  --duration TIME         (default 60s)
  --pacing KIND           original (default) or constant
  --seed N                (default 1)
  --account-limit N       concurrent executions of the account (default 1000)
  --reserved F=N,...      reserved concurrency, besides that of the manifests
  --provisioned F=N,...   provisioned concurrency, besides that of the manifests
  --scaling KIND          per-function: 1,000 environments in 10 s for each function (default, today's rule);
                          burst-pool: 3,000 of the account, then 500 a minute (until November 2023)
  --scaling-rate N        another number in 10 s, for per-function
  --init TIME             of a cold start where none was measured (default 500ms)
  --idle TIME             after which an environment is gone (default 10m)
  --json                  the result as JSON
  --help                  this text`;

export interface SimulateCommand {
  readonly trafficFile: string;
  readonly measured: string | undefined;
  readonly tps: number;
  readonly durationMs: number;
  readonly pacing: Pacing;
  readonly seed: number;
  readonly accountLimit: number;
  readonly reserved: Readonly<Record<string, number>>;
  readonly provisioned: Readonly<Record<string, number>>;
  readonly scaling: 'per-function' | 'burst-pool';
  readonly scalingRate: { readonly per10Seconds?: number };
  readonly initMs: number;
  readonly idleMs: number;
  readonly isJson: boolean;
}

/** @throws {UsageError} @returns undefined for `--help` */
export function parseSimulate(args: readonly string[]): SimulateCommand | undefined {
  const { values } = parseArguments({
    args: [...args],
    options: {
      traffic: { type: 'string' },
      measured: { type: 'string' },
      tps: { type: 'string', default: '1000' },
      duration: { type: 'string', default: '60s' },
      pacing: { type: 'string', default: 'original' },
      seed: { type: 'string', default: '1' },
      'account-limit': { type: 'string', default: '1000' },
      reserved: { type: 'string', default: '' },
      provisioned: { type: 'string', default: '' },
      scaling: { type: 'string', default: 'per-function' },
      'scaling-rate': { type: 'string' },
      init: { type: 'string', default: '500ms' },
      idle: { type: 'string', default: '10m' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  const { pacing, scaling } = values;
  if (pacing !== 'original' && pacing !== 'constant') {
    throw new UsageError(`--pacing takes original or constant, not "${pacing}".`);
  }
  if (scaling !== 'per-function' && scaling !== 'burst-pool') {
    throw new UsageError(`--scaling takes per-function or burst-pool, not "${scaling}".`);
  }
  const rate = values['scaling-rate'];
  return {
    trafficFile: callerPath(values.traffic) ?? SAMPLE_FILE,
    measured: callerPath(values.measured),
    tps: parseNumber('--tps', values.tps, 0.01),
    durationMs: parseDuration('--duration', values.duration),
    pacing,
    seed: parseWhole('--seed', values.seed, 0),
    accountLimit: parseWhole('--account-limit', values['account-limit'], 1),
    reserved: parsePairs('--reserved', values.reserved),
    provisioned: parsePairs('--provisioned', values.provisioned),
    scaling,
    scalingRate: rate === undefined ? {} : { per10Seconds: parseWhole('--scaling-rate', rate, 1) },
    initMs: parseDuration('--init', values.init),
    idleMs: parseDuration('--idle', values.idle),
    isJson: values.json,
  };
}

function parsePairs(option: string, text: string): Record<string, number> {
  const parts = text.split(',').filter((part) => part !== '');
  return Object.fromEntries(
    parts.map((part) => {
      const [name = '', amount = ''] = part.split('=');
      if (name === '' || amount === '') throw new UsageError(`${option} takes NAME=N,NAME=N, not "${text}".`);
      return [name, parseWhole(option, amount, 0)];
    }),
  );
}
