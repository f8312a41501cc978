/**
 * - `failed`: an answer came and was not as expected, or no answer could come (refused connection)
 * - `timedOut`: no answer in time, or the platform itself said that it ran out of time
 */
export type Outcome = 'passed' | 'failed' | 'timedOut';

export interface StepResult {
  readonly step: string;
  /** `skipped`: a step before it did not pass. */
  readonly outcome: Outcome | 'skipped';
  readonly latencyMs: number;
  /** What is wrong; empty when it passed. */
  readonly problems: readonly string[];
  /** What to look for in logs and traces. */
  readonly requestId: string;
}

export interface JourneyResult {
  readonly journey: string;
  readonly run: string;
  /** Epoch milliseconds: when it was to start. */
  readonly startMs: number;
  /** From when it was to start to its end. */
  readonly latencyMs: number;
  readonly outcome: Outcome;
  readonly steps: readonly StepResult[];
}
