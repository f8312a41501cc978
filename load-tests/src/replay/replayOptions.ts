import type { Pacing } from '../plan/makePlan.ts';

export interface ReplayOptions {
  readonly tps: number;
  readonly durationMs: number;
  readonly rampMs: number;
  readonly warmUpMs: number;
  readonly pacing: Pacing;
  readonly seed: number;
  readonly workers: number;
  readonly maxVus: number;
  readonly timeoutMs: number;
  readonly slo: string;
  readonly runId: string;
  /** Raw results, k6's log and what it was given go here. */
  readonly folder: string;
  /** Where the target's functions write what happens in them; undefined where that is not known. */
  readonly stackLogs: string | undefined;
  readonly progress: { readonly write: (text: string) => void; readonly isTerminal: boolean };
  /** Ends the run early; what was sent until then is reported. */
  readonly signal: AbortSignal;
}
