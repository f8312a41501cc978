/** How calls of graphlets are tried again and given up; `GATEWAY_RETR*` and `GATEWAY_CIRCUIT_*`. */
export interface CallSettings {
  /** Tries after the first, of a call that may be sent again; 0: never. */
  readonly retries: number;
  /** Longest wait before the second try, milliseconds; doubled for each later one, and drawn at random below that. */
  readonly retryDelayMs: number;
  /** Of all calls, how many may be tried again; a graphlet in trouble is not to get twice its load. */
  readonly retryPercent: number;
  readonly circuit: CircuitSettings;
}

export interface CircuitSettings {
  /** Failures are counted over this time, milliseconds. */
  readonly windowMs: number;
  /** Fewer calls in the window say nothing. */
  readonly minCalls: number;
  /** So many of them failing opens the circuit; above 100: never. */
  readonly failurePercent: number;
  /** How long a graphlet is left alone before one call tries it, milliseconds. */
  readonly openMs: number;
}

export const defaultCallSettings: CallSettings = {
  retries: 1,
  retryDelayMs: 25,
  retryPercent: 20,
  circuit: { windowMs: 10_000, minCalls: 20, failurePercent: 50, openMs: 5_000 },
};
