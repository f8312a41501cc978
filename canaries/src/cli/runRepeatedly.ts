import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '@graphlets/platform/clock';
import { journeyRecords } from '../metrics/journeyRecords.ts';
import type { JourneyResult } from '../run/results.ts';
import { runOnce } from '../run/runOnce.ts';
import type { AlarmBoard } from './alarmBoard.ts';
import type { CanaryCliOptions } from './canaryOptions.ts';
import type { Reporter } from './reporter.ts';

export interface Surroundings {
  readonly clock: Clock;
  readonly reporter: Reporter;
  readonly board: AlarmBoard | undefined;
  /** Ends the repetition between runs. */
  readonly signal: AbortSignal;
}

/** Where the records of a canary in a terminal come from. */
const FUNCTION_NAME = 'canary';
const FAULT_HEADER = 'x-synthetic-fault';

/** Runs at their times, one after the other. @returns whether every journey of every run passed */
export async function runRepeatedly(
  options: CanaryCliOptions,
  { clock, reporter, board, signal }: Surroundings,
): Promise<boolean> {
  const beginMs = clock.now();
  let isAllPassed = true;
  for (let number = 1; number <= options.runs && !signal.aborted; number++) {
    const startMs = beginMs + (number - 1) * (options.everyMs ?? 0);
    const dueInMs = startMs - clock.now();
    if (dueInMs > 0) await wait(dueInMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) break;
    const results = await runAll(options, number, Math.max(startMs, clock.now()), clock, reporter);
    isAllPassed &&= results.every(({ outcome }) => outcome === 'passed');
    await board?.post(results.map((result) => journeyRecords(FUNCTION_NAME, result)).join(''));
    reporter.runEnd(number, results, (await board?.read()) ?? []);
  }
  return isAllPassed;
}

/** The fault goes with the synthetic journey alone: the header says nothing to anyone else. */
function runAll(
  options: CanaryCliOptions,
  number: number,
  startMs: number,
  clock: Clock,
  reporter: Reporter,
): Promise<readonly JourneyResult[]> {
  const { endpoint, journeys, fault } = options;
  const [first, last] = options.faultRuns;
  const isFaulty = fault !== undefined && number >= first && number <= last;
  const headers = { ...options.headers, ...(isFaulty && { [FAULT_HEADER]: fault }) };
  const run = `${startMs.toString(36)}-${number}`;
  return runOnce(journeys, { endpoint, headers, clock, fetch }, { run, startMs }, reporter.result);
}
