import type { Threshold } from '../results/readThresholds.ts';
import type { RunFigures } from '../results/summarise.ts';
import type { SkewReport } from '../skew/compareMix.ts';
import type { SloBreach } from '../slo.ts';
import type { FunctionUsageFigures } from '../usage/functionUsage.ts';
import type { GraphletFigures } from '../usage/graphletFigures.ts';

/** Everything a replay found: `report.json`, and what the page shows. */
export interface ReplayReport {
  readonly kind: 'replay';
  readonly runId: string;
  /** ISO 8601, of the measured time. */
  readonly startedAt: string;
  /** False when it was interrupted or k6 ended early; `why` then says it. */
  readonly isWhole: boolean;
  readonly why?: string | undefined;
  readonly settings: {
    readonly traffic: string;
    readonly trafficSource: string;
    readonly isMadeUp: boolean;
    readonly target: string;
    readonly tps: number;
    readonly durationMs: number;
    readonly rampMs: number;
    readonly warmUpMs: number;
    readonly pacing: string;
    readonly seed: number;
    readonly workers: number;
    readonly maxVus: number;
    readonly timeoutMs: number;
    readonly slo: string;
    readonly k6: string;
    readonly machine: string;
  };
  readonly leftOut: { readonly mutations: number; readonly withoutText: number; readonly badLines: number };
  /** More than 1: the traffic was shorter than the run, and requests were repeated. */
  readonly passes: number;
  readonly run: RunFigures;
  readonly breaches: readonly SloBreach[];
  readonly thresholds: readonly Threshold[];
  /** Undefined where the target tells nothing of its functions. */
  readonly functions?: FunctionUsageFigures | undefined;
  readonly graphlets?: readonly GraphletFigures[] | undefined;
  readonly skew?: SkewReport | undefined;
  readonly isPassed: boolean;
}
