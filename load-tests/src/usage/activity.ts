/** One invocation of a function, epoch milliseconds. */
export interface Invocation {
  readonly function: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly status: 'success' | 'error' | 'timeout';
  /** Of the cold start that it waited for. */
  readonly initMs?: number | undefined;
}

/** What happened in the functions during a run. */
export interface Activity {
  readonly invocations: readonly Invocation[];
  readonly throttles: readonly { readonly function: string; readonly atMs: number }[];
  /** Environments that became ready. */
  readonly coldStarts: readonly { readonly function: string; readonly atMs: number }[];
}
