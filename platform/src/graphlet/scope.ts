import type { Deadline } from '../deadline.ts';
import type { Log } from '../log.ts';

/** What every resolver finds in its context, beside what its team put there. */
export interface GraphletCallScope {
  readonly requestId: string;
  /** The request's deadline as the gateway passed it on, or the function's own if that is earlier. */
  readonly deadline: Deadline;
  /** Aborts when the deadline passes: hand it to every call that waits. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Client headers that the gateway passed on; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}
