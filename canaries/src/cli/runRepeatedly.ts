import type { Clock } from '@graphlets/platform/clock';
import { journeyRecords } from '../metrics/journeyRecords.ts';
import type { JourneyResult } from '../run/results.ts';
import { runOnce } from '../run/runOnce.ts';
import type { AlarmBoard } from './alarmBoard.ts';
import type { CanaryCliOptions } from './canaryOptions.ts';
import type { Reporter } from './reporter.ts';

export interface Surroundings {
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  /** Resolves after the time, or early when the repetition is to end. */
  readonly wait: (delayMs: number) => Promise<void>;
  readonly reporter: Reporter;
  readonly board: AlarmBoard | undefined;
  /** Ends the repetition between runs. */
  readonly signal: AbortSignal;
}

/** Where the records of a canary in a terminal come from. */
const FUNCTION_NAME = 'canary';
const FAULT_HEADER = 'x-synthetic-fault';

/**
 * Runs at their times, one after the other; a time that passes while a run goes on is left out.
 *
 * @returns whether every journey of every run passed
 */
export async function runRepeatedly(options: CanaryCliOptions, around: Surroundings): Promise<boolean> {
  const { clock, reporter, board, signal, wait } = around;
  if (options.isWarmedUp) {
    await runAll({ ...options, fault: undefined }, 0, clock.now(), around, () => {});
  }
  const beginMs = clock.now();
  const everyMs = options.everyMs ?? 1;
  let slot = 0;
  let isAllPassed = true;
  for (let number = 1; number <= options.runs && !signal.aborted; number++) {
    const dueInMs = beginMs + slot * everyMs - clock.now();
    if (dueInMs > 0) await wait(dueInMs);
    if (signal.aborted) break;
    const results = await runAll(options, number, clock.now(), around, reporter.result);
    isAllPassed &&= results.every(({ outcome }) => outcome === 'passed');
    await board?.post(results.map((result) => journeyRecords(FUNCTION_NAME, result)).join(''));
    reporter.runEnd(number, results, (await board?.read()) ?? []);
    slot = Math.max(slot + 1, Math.ceil((clock.now() - beginMs) / everyMs));
  }
  return isAllPassed;
}

/** The fault is the synthetic graphlets' alone: the header says nothing to any other. */
function runAll(
  options: CanaryCliOptions,
  number: number,
  startMs: number,
  { clock, fetch }: Surroundings,
  onResult: (result: JourneyResult) => void,
): Promise<readonly JourneyResult[]> {
  const { endpoint, journeys, fault } = options;
  const [first, last] = options.faultRuns;
  const isFaulty = fault !== undefined && number >= first && number <= last;
  const headers = { ...options.headers, ...(isFaulty && { [FAULT_HEADER]: fault }) };
  const run = `${startMs.toString(36)}-${number}`;
  return runOnce(journeys, { endpoint, headers, clock, fetch }, { run, startMs }, onResult);
}
