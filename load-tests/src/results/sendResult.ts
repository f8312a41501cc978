import type { Outcome } from '../k6/scriptFiles.ts';

/** One request of a run, with everything that reports are made of. */
export interface SentRequest {
  readonly index: number;
  readonly operation: string;
  /** Milliseconds from the start of the measured time. */
  readonly dueMs: number;
  readonly endedMs: number;
  readonly fromDueMs: number;
  readonly fromSendMs: number;
  readonly outcome: Outcome;
}
