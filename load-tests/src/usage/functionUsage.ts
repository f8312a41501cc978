/** One function during a run. */
export interface FunctionFigures {
  readonly name: string;
  readonly invocations: number;
  readonly failures: number;
  readonly throttles: number;
  readonly timeouts: number;
  readonly coldStarts: number;
  readonly maxConcurrency: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  /** Rate times mean time: what the concurrency is on average. */
  readonly littlesLaw: number;
  readonly recommended: Recommendation;
}

export interface Recommendation {
  readonly reserved: number;
  readonly provisioned: number;
}

export interface FunctionSeconds {
  /** Seconds from the start of the measured time. */
  readonly second: readonly number[];
  readonly functions: readonly {
    readonly name: string;
    readonly concurrency: readonly number[];
    readonly coldStarts: readonly number[];
    readonly throttles: readonly number[];
  }[];
}

export interface FunctionUsageFigures {
  /** Where the figures come from. */
  readonly source: string;
  readonly functions: readonly FunctionFigures[];
  /** The highest sum of all functions' concurrency in one second. */
  readonly maxAccountConcurrency: number;
  readonly recommendedAccountLimit: number;
  readonly headroomPercent: number;
  readonly series?: FunctionSeconds | undefined;
}
