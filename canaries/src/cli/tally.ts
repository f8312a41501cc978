import type { JourneyResult } from '../run/results.ts';

/** What is known of one journey over all its runs. */
export interface JourneyTally {
  readonly journey: string;
  readonly runs: number;
  readonly passed: number;
  readonly timedOut: number;
  readonly latenciesMs: readonly number[];
  /** undefined before the first. */
  readonly last: JourneyResult | undefined;
}

export function emptyTally(journey: string): JourneyTally {
  return { journey, runs: 0, passed: 0, timedOut: 0, latenciesMs: [], last: undefined };
}

export function addResult(tally: JourneyTally, result: JourneyResult): JourneyTally {
  return {
    journey: tally.journey,
    runs: tally.runs + 1,
    passed: tally.passed + (result.outcome === 'passed' ? 1 : 0),
    timedOut: tally.timedOut + (result.outcome === 'timedOut' ? 1 : 0),
    latenciesMs: [...tally.latenciesMs, result.latencyMs],
    last: result,
  };
}

/** By nearest rank; undefined of nothing. */
export function percentile(values: readonly number[], rank: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1)];
}
