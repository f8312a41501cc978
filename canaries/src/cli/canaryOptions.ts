import { parseArgs } from 'node:util';
import { readDuration } from '@graphlets/platform/commandLine/durations';
import { ConfigError } from '@graphlets/platform/errors';
import { allJourneys } from '../journeys/allJourneys.ts';
import { chooseJourneys } from '../journeys/chooseJourneys.ts';
import type { Journey } from '../script/journey.ts';

export const USAGE = `Usage: npm run canary -- [options]

Goes through the journeys of users and says which steps hold.

Options
  --endpoint URL    GraphQL over HTTP (default: the local stack, http://localhost:PORT/graphql, PORT 4000)
  --once            every journey once (default)
  --every TIME      again and again, e.g. 1m, 10s; Ctrl-C ends it
  --runs N          with --every: end after so many runs
  --journeys NAMES  separated by commas; all by default:
                    ${allJourneys.map(({ name }) => name).join(', ')}
  --fault TEXT      asks the synthetic graphlets for a fault (see synthetic-graphlet/README.md), in the journey
                    "synthetic", e.g. synthetic-2=latency:3000, synthetic-2=error, synthetic-2=payload:9
  --fault-runs A-B  with --fault: in these runs only, from 1
  --no-warm-up      count from the first: else all is gone through once before, so that cold starts are no failures
  --header TEXT     a further header, 'name: value'; may be repeated
  --metrics URL     where metric records are posted (default with --every: the alarms of the local stack, /alarms)
  --json            one JSON object a run, on a line
  --help            this text

Exit code: 0 when every journey passed, 1 when not, 2 for wrong options.`;

export interface CanaryCliOptions {
  readonly endpoint: string;
  /** undefined: once. */
  readonly everyMs: number | undefined;
  readonly runs: number;
  readonly journeys: readonly Journey[];
  readonly headers: Readonly<Record<string, string>>;
  readonly fault: string | undefined;
  /** First and last run with the fault. */
  readonly faultRuns: readonly [number, number];
  readonly metricsUrl: string | undefined;
  /** One run goes before those that count. */
  readonly isWarmedUp: boolean;
  readonly isJson: boolean;
}

/**
 * @returns 'help' when it was asked for
 * @throws {ConfigError} lists every option that is wrong
 */
export function parseCanaryOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CanaryCliOptions | 'help' {
  const values = readArguments(args);
  if (values.help === true) return 'help';
  const problems: string[] = [];
  const local = `http://localhost:${environment.PORT || 4000}/graphql`;
  const endpoint = values.endpoint ?? local;
  if (!URL.canParse(endpoint)) problems.push(`--endpoint: must be a URL, not "${endpoint}"`);
  if (values.once === true && values.every !== undefined)
    problems.push('--once and --every exclude each other');

  const everyMs = values.every === undefined ? undefined : readDuration(values.every);
  if (values.every !== undefined && !(everyMs !== undefined && everyMs >= 100)) {
    problems.push(`--every: must be a time of at least 100ms, e.g. 10s or 1m, not "${values.every}"`);
  }
  const runs = values.runs === undefined ? Number.POSITIVE_INFINITY : Number(values.runs);
  if (values.runs !== undefined && !(Number.isInteger(runs) && runs > 0 && everyMs !== undefined)) {
    problems.push(`--runs: must be a number of runs, with --every, not "${values.runs}"`);
  }
  const faultRuns = parseRange(values['fault-runs']);
  if (faultRuns === undefined || (values['fault-runs'] !== undefined && values.fault === undefined)) {
    problems.push(`--fault-runs: must be like 4-9, with --fault, not "${values['fault-runs']}"`);
  }
  const headers = (values.header ?? []).map((text) => /^\s*([^:\s]+)\s*:\s*(.*)$/.exec(text));
  if (headers.includes(null)) problems.push(`--header: must be like 'name: value'`);
  let journeys = allJourneys;
  if (values.journeys !== undefined) {
    try {
      journeys = chooseJourneys(values.journeys, '--journeys');
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(...error.problems.map((problem) => `--journeys: ${problem}`));
    }
  }
  if (problems.length > 0) throw new ConfigError('Options', problems);
  return {
    endpoint,
    everyMs,
    runs: everyMs === undefined ? 1 : runs,
    journeys,
    headers: Object.fromEntries(headers.flatMap((match) => (match === null ? [] : [[match[1], match[2]]]))),
    fault: values.fault,
    faultRuns: faultRuns ?? [1, 1],
    metricsUrl: values.metrics,
    isWarmedUp: values['warm-up'],
    isJson: values.json === true,
  };
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        endpoint: { type: 'string' },
        once: { type: 'boolean' },
        every: { type: 'string' },
        runs: { type: 'string' },
        journeys: { type: 'string' },
        fault: { type: 'string' },
        'fault-runs': { type: 'string' },
        'warm-up': { type: 'boolean', default: true },
        header: { type: 'string', multiple: true },
        metrics: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (cause) {
    throw new ConfigError('Options', [cause instanceof Error ? cause.message : String(cause)], { cause });
  }
}

function parseRange(text: string | undefined): readonly [number, number] | undefined {
  if (text === undefined) return [1, Number.POSITIVE_INFINITY];
  const match = /^(\d+)-(\d+)$/.exec(text);
  if (match === null) return undefined;
  const [first, last] = [Number(match[1]), Number(match[2])];
  return first >= 1 && last >= first ? [first, last] : undefined;
}
