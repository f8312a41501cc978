/** One contestant on one shape at one number of connections: medians over the rounds. */
export interface Figure {
  readonly contestant: string;
  readonly shape: string;
  readonly connections: number;
  /** User + system time of the gateway process for one request, milliseconds. */
  readonly cpuMs: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Why a contestant has no figure on a shape: its answer was wrong. */
export interface Disqualification {
  readonly contestant: string;
  readonly shape: string;
  readonly reason: string;
}

export interface Results {
  readonly machine: string;
  readonly date: string;
  readonly command: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly figures: readonly Figure[];
  readonly disqualified: readonly Disqualification[];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}
