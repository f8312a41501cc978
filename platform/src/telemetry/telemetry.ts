import type { Metrics } from './metrics/metrics.ts';
import type { Trace } from './trace/trace.ts';

/** Where a request comes from, as far as it matters here. */
export interface RequestOrigin {
  readonly requestId: string;
  /** X-Ray's, of Lambda or of the caller. */
  readonly traceHeader?: string | undefined;
}

/** How a request ended. */
export interface RequestOutcome {
  /** Errors in the answer. */
  readonly errorCount: number;
  /** The caller got no data, and it was our fault. */
  readonly isFailure: boolean;
}

/** Metrics and trace of one request, from its beginning to its end. */
export interface RequestTelemetry {
  readonly metrics: Metrics;
  readonly trace: Trace;
  /** Milliseconds from its beginning until now. */
  elapsedMs(): number;
  /** The deadline passed: counted, whatever the request still becomes. */
  deadlineExceeded(): void;
  /** Writes everything out. Await it before the answer: nothing runs in Lambda afterwards. */
  end(outcome: RequestOutcome): Promise<void>;
}

/** What a function measures of itself, for all its requests. */
export interface Telemetry {
  /** Whether anything is written at all. */
  readonly isOn: boolean;
  begin(origin: RequestOrigin): RequestTelemetry;
  /** Writes what belongs to no request, e.g. to the start of the environment. */
  note(put: (metrics: Metrics) => void): void;
}
