import { join } from 'node:path';
import { callerPath } from '@graphlets/platform/commandLine/callerPath';
import { parseDuration } from '@graphlets/platform/commandLine/durations';
import { parseNumber, parseWhole } from '@graphlets/platform/commandLine/numbers';
import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { UsageError } from '@graphlets/platform/errors';
import type { Pacing } from '../plan/makePlan.ts';

export const REPLAY_USAGE = `Usage: npm run replay -- [options]

Sends captured traffic at a rate that you choose, by k6, and reports how it went.

What and where
  --traffic FILE       traffic file of npm run capture (default: the sample, which is made up)
  --endpoint URL       GraphQL over HTTP (default: the running local stack, PORT or 4000)
  --function NAME      Lambda Invoke instead, in the AWS SDK's environment
  --generator-check    a server here whose answer is constant: what k6 can send on this machine
  --allow-mutations    send mutations as well: they change data

How
  --tps N              requests a second (default 50)
  --duration TIME      e.g. 30s, 5m (default 60s)
  --pacing KIND        original: the traffic's own shape and bursts, at that rate on average; constant (default)
  --ramp TIME          time in which the rate goes up first (default 0s)
  --warm-up TIME       time before the measured part (default 10s)
  --seed N             which of the requests are chosen (default 1)
  --timeout TIME       of one request (default 30s)
  --max-vus N          requests that may be under way at once (default: two seconds' worth, at least 50, at most 2000)
  --workers N          k6 processes that share the run (default 1)
  --emit k8s           write the files for k6-operator instead of running

Judge
  --slo TEXT           what must hold (default 'errors<0.1%,dropped<0.1%'), e.g. 'p99<500ms,errors<0.1%'
  --find-max           raise the rate from --tps until --slo breaks; says the last good rate
  --baseline URL --candidate URL
                       send each request to both, and to the baseline twice; compare answers and latency

Output
  --out FOLDER         report.html, report.json and raw results (default .local/replays/ID)
  --json               the report on the standard output, nothing else
  --help               this text

Exit code: 0 when everything held, 1 when the SLO broke or the run was cut short, 2 for what could not be run.`;

export interface ReplayCommand {
  readonly trafficFile: string;
  readonly isSample: boolean;
  readonly endpoint: string | undefined;
  readonly functionName: string | undefined;
  readonly isGeneratorCheck: boolean;
  readonly hasMutations: boolean;
  readonly tps: number;
  readonly durationMs: number;
  readonly pacing: Pacing;
  readonly rampMs: number;
  readonly warmUpMs: number;
  readonly seed: number;
  readonly timeoutMs: number;
  readonly maxVus: number;
  readonly workers: number;
  readonly emit: 'k8s' | undefined;
  readonly slo: string;
  readonly isFindMax: boolean;
  readonly compare: { readonly baseline: string; readonly candidate: string } | undefined;
  readonly out: string | undefined;
  readonly isJson: boolean;
}

const root = join(import.meta.dirname, '../../..');
export const SAMPLE_FILE = join(root, 'load-tests/sample/traffic.ndjson');

/** @throws {UsageError} @returns undefined for `--help` */
export function parseReplay(args: readonly string[]): ReplayCommand | undefined {
  const { values } = parseArguments({
    args: [...args],
    options: {
      traffic: { type: 'string' },
      endpoint: { type: 'string' },
      function: { type: 'string' },
      'generator-check': { type: 'boolean', default: false },
      'allow-mutations': { type: 'boolean', default: false },
      tps: { type: 'string', default: '50' },
      duration: { type: 'string', default: '60s' },
      pacing: { type: 'string', default: 'constant' },
      ramp: { type: 'string', default: '0s' },
      'warm-up': { type: 'string', default: '10s' },
      seed: { type: 'string', default: '1' },
      timeout: { type: 'string', default: '30s' },
      'max-vus': { type: 'string' },
      workers: { type: 'string', default: '1' },
      emit: { type: 'string' },
      slo: { type: 'string' },
      'find-max': { type: 'boolean', default: false },
      baseline: { type: 'string' },
      candidate: { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  const { pacing, emit, baseline, candidate } = values;
  if (pacing !== 'original' && pacing !== 'constant') {
    throw new UsageError(`--pacing takes original or constant, not "${pacing}".`);
  }
  if (emit !== undefined && emit !== 'k8s') throw new UsageError(`--emit takes k8s, not "${emit}".`);
  if ((baseline === undefined) !== (candidate === undefined)) {
    throw new UsageError('--baseline and --candidate belong together: give both.');
  }
  const tps = parseNumber('--tps', values.tps, 0.01);
  const workers = parseWhole('--workers', values.workers, 1);
  const maxVus =
    values['max-vus'] === undefined
      ? Math.min(2_000, Math.max(50, Math.ceil(tps * 2)))
      : parseWhole('--max-vus', values['max-vus'], workers);
  return {
    trafficFile: callerPath(values.traffic) ?? SAMPLE_FILE,
    isSample: values.traffic === undefined,
    endpoint: values.endpoint,
    functionName: values.function,
    isGeneratorCheck: values['generator-check'],
    hasMutations: values['allow-mutations'],
    tps,
    durationMs: parseDuration('--duration', values.duration),
    pacing,
    rampMs: parseDuration('--ramp', values.ramp),
    warmUpMs: parseDuration('--warm-up', values['warm-up']),
    seed: parseWhole('--seed', values.seed, 0),
    timeoutMs: parseDuration('--timeout', values.timeout),
    maxVus,
    workers,
    emit,
    slo:
      values.slo ?? (values['find-max'] ? 'p99<500ms,errors<0.1%,dropped<0.1%' : 'errors<0.1%,dropped<0.1%'),
    isFindMax: values['find-max'],
    compare: baseline === undefined || candidate === undefined ? undefined : { baseline, candidate },
    out: callerPath(values.out),
    isJson: values.json,
  };
}
