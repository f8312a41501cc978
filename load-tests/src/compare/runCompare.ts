import { K6Error } from '../errors.ts';
import { runK6 } from '../k6/runK6.ts';
import { OUTCOMES } from '../k6/scriptFiles.ts';
import { writeRun } from '../k6/writeRun.ts';
import { makePlan } from '../plan/makePlan.ts';
import type { ReplayOptions } from '../replay/replayOptions.ts';
import type { Traffic } from '../traffic/openTraffic.ts';
import { type DifferenceGroup, groupDifferences } from './groupDifferences.ts';
import { type PairedFigures, pairedFigures } from './pairedStatistics.ts';
import { readComparisons } from './readComparisons.ts';

export interface CompareReport {
  readonly kind: 'compare';
  readonly runId: string;
  readonly isWhole: boolean;
  readonly baseline: string;
  readonly candidate: string;
  readonly requests: number;
  /** Failures of the baseline's first and second answer and of the candidate's. */
  readonly failures: readonly [number, number, number];
  readonly differing: readonly DifferenceGroup[];
  readonly noise: readonly DifferenceGroup[];
  /** Baseline against candidate. */
  readonly latency: PairedFigures;
  /** Baseline against itself: what the method makes of no difference. */
  readonly control: PairedFigures;
  readonly isPassed: boolean;
}

/** Sends the plan's requests to both, the baseline twice. @throws {K6Error} when nothing could be compared */
export async function runCompare(
  traffic: Traffic,
  urls: { readonly baseline: string; readonly candidate: string },
  options: Omit<ReplayOptions, 'stackLogs' | 'slo' | 'progress'>,
): Promise<CompareReport> {
  const { folder, runId, signal } = options;
  const plan = await makePlan(traffic, { ...options, pacing: 'constant' });
  const { planFile } = writeRun(folder, plan, {
    ...options,
    url: urls.baseline,
    candidateUrl: urls.candidate,
    protocol: 'graphql',
    thresholds: {},
  });
  const k6 = runK6({ folder, planFile, workers: 1, script: 'compare' });
  const interrupt = () => k6.interrupt();
  signal.addEventListener('abort', interrupt);
  const [code] = await k6.ended;
  signal.removeEventListener('abort', interrupt);
  // At the very end k6 may send one more than is due.
  const lines = k6.rawFiles.flatMap(readComparisons).filter(({ index }) => index < plan.ticks.length);
  if (lines.length === 0) throw new K6Error(`k6 compared nothing (code ${code}): see ${k6.logFiles[0]}`);
  const good = lines.filter(({ outcomes }) => outcomes.every((outcome) => OUTCOMES[outcome] === 'ok'));
  const { differing, noise } = groupDifferences(
    lines.map(({ index, ...line }) => ({
      ...line,
      operation: plan.operations[plan.requests[index]?.operation ?? -1]?.name ?? '(unknown)',
      requestId: `replay-${runId}-${index}-c`,
    })),
  );
  const failuresOf = (target: 0 | 1 | 2) => lines.filter(({ outcomes }) => outcomes[target] !== 0).length;
  const failures = [failuresOf(0), failuresOf(1), failuresOf(2)] as const;
  return {
    kind: 'compare',
    runId,
    isWhole: code === 0 && !signal.aborted,
    ...urls,
    requests: lines.length,
    failures,
    differing,
    noise,
    // An answer that failed says nothing of how fast good ones are.
    latency: pairedFigures(
      good.map(({ ms: [first, second, candidate] }) => [(first + second) / 2, candidate]),
    ),
    control: pairedFigures(good.map(({ ms: [first, second] }) => [first, second])),
    isPassed:
      code === 0 &&
      !signal.aborted &&
      differing.length === 0 &&
      failures[2] <= Math.max(failures[0], failures[1]),
  };
}
