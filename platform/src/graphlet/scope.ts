import type { Deadline } from '../deadline.ts';
import type { Log } from '../log.ts';
import type { RequestTelemetry } from '../telemetry/telemetry.ts';

/** What every resolver finds in its context, beside what its team put there. */
export interface GraphletCallScope {
  readonly requestId: string;
  /** The request's deadline as the gateway passed it on, or the function's own if that is earlier. */
  readonly deadline: Deadline;
  /** Aborts when the deadline passes: hand it to every call that waits. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Metrics and trace of this call: hand the scope to every call over the network. */
  readonly telemetry: RequestTelemetry;
  /** Client headers that the gateway passed on; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}
