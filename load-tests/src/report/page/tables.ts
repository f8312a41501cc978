import type { Percentiles } from '../../results/statistics.ts';
import type { ReplayReport } from '../replayReport.ts';
import type { Cell } from './elements.ts';

interface Table {
  readonly title: string;
  readonly note?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const LATENCY = ['p50 ms', 'p90 ms', 'p99 ms', 'max ms'];

/** Order is that of the page. */
export function tablesOf(report: ReplayReport): readonly Table[] {
  const { run, functions, graphlets = [], skew } = report;
  return [
    {
      title: 'Latency',
      note: 'From when a request was due: what a user waits. From the send: without what the sender itself waited.',
      columns: ['measured', 'mean ms', ...LATENCY.slice(0, 2), 'p95 ms', 'p99 ms', 'p99.9 ms', 'max ms'],
      rows: [all('from when it was due', run.latencyMs), all('from the send', run.latencyFromSendMs)],
    },
    {
      title: 'Outcomes',
      note: 'A graphqlError has errors in its answer, whatever HTTP says.',
      columns: ['outcome', 'requests'],
      rows: Object.entries(run.outcomes).filter(([, count]) => count > 0),
    },
    {
      title: 'Thresholds',
      columns: ['metric', 'condition', 'holds'],
      rows: report.thresholds.map(({ metric, condition, ok }) => [metric, condition, ok ? 'yes' : 'no']),
    },
    {
      title: 'Operations',
      columns: ['operation', 'requests', 'share %', 'failures', ...LATENCY],
      rows: run.operations.map(({ name, sent, sharePercent, failures, latencyMs }) => [
        name,
        sent,
        sharePercent,
        failures,
        ...brief(latencyMs),
      ]),
    },
    {
      title: 'Graphlets',
      note: "Calls as the gateway saw them, from its traffic records of this run's requests.",
      columns: ['graphlet', 'calls', 'a request', 'failures', 'timeouts', ...LATENCY],
      rows: graphlets.map(({ graphlet, calls, callsPerRequest, failures, timeouts, latencyMs }) => [
        graphlet,
        calls,
        callsPerRequest,
        failures,
        timeouts,
        ...brief(latencyMs),
      ]),
    },
    {
      title: 'Concurrency',
      note:
        functions === undefined
          ? ''
          : `${functions.source}. Highest of the account in a second: ${functions.maxAccountConcurrency}; with ${functions.headroomPercent} % headroom a limit of ${functions.recommendedAccountLimit}.`,
      columns: [
        'function',
        'invocations',
        'max concurrent',
        "Little's law",
        'cold starts',
        'throttles',
        'timeouts',
        'p50 ms',
        'p99 ms',
        'reserve',
        'provision',
      ],
      rows: (functions?.functions ?? []).map((each) => [
        each.name,
        each.invocations,
        each.maxConcurrency,
        each.littlesLaw,
        each.coldStarts,
        each.throttles,
        each.timeouts,
        each.p50Ms ?? '',
        each.p99Ms ?? '',
        each.recommended.reserved,
        each.recommended.provisioned,
      ]),
    },
    ...(skew?.mixes ?? []).map((mix) => ({
      title: `Skew: ${mix.what}`,
      note: `${skew?.verdict ?? ''} ${mix.distancePercent} % of the mix is elsewhere; chance alone: ${mix.expectedPercent} %.`,
      columns: [mix.what, 'capture %', 'replay %'],
      rows: mix.rows.map(({ name, capturePercent, replayPercent }) => [name, capturePercent, replayPercent]),
    })),
  ];
}

function brief({ p50, p90, p99, max }: Percentiles): readonly Cell[] {
  return [p50, p90, p99, max];
}

function all(name: string, { mean, p50, p90, p95, p99, p999, max }: Percentiles): readonly Cell[] {
  return [name, mean, p50, p90, p95, p99, p999, max];
}
