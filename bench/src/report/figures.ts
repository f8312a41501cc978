import type { Contestant } from '../contestants/contestant.ts';

/** One contestant on one shape at one number of connections: medians over the rounds. */
export interface Figure {
  readonly contestant: string;
  readonly kind: Contestant['kind'];
  readonly shape: string;
  readonly connections: number;
  /** User + system time of the gateway process for one request, milliseconds. */
  readonly cpuMs: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Calls of subgraphs for one request. */
  readonly callsUpstream: number;
  /** Which of several runs it is of: only those of one are compared. */
  readonly run?: number;
}

/** Why a contestant has no figure on a shape: its answer was wrong. */
export interface Disqualification {
  readonly contestant: string;
  readonly shape: string;
  readonly reason: string;
}

/** Where and when something was measured. */
export interface Circumstances {
  readonly machine: string;
  readonly date: string;
  readonly commit: string;
  readonly command: string;
  /** Of the last five minutes when it ended: what others did on the machine. Undefined in results of before. */
  readonly loadAverage?: number;
  /** Nice value that the run had. */
  readonly priority?: number;
}

export interface Results extends Circumstances {
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

/** Every number of several samples becomes its median. */
export function medians(figures: readonly Figure[]): Figure {
  const [first] = figures;
  if (first === undefined) throw new Error('no sample');
  const of = (pick: (figure: Figure) => number) => median(figures.map(pick));
  return {
    ...first,
    cpuMs: of(({ cpuMs }) => cpuMs),
    requestsPerSecond: of(({ requestsPerSecond }) => requestsPerSecond),
    p50Ms: of(({ p50Ms }) => p50Ms),
    p99Ms: of(({ p99Ms }) => p99Ms),
    callsUpstream: of(({ callsUpstream }) => callsUpstream),
  };
}
