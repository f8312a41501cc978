import type { Clock } from '../clock.ts';
import { type Deadline, startDeadline } from '../deadline.ts';
import type { Log } from '../log.ts';
import type { RequestOrigin, RequestOutcome, RequestTelemetry, Telemetry } from './telemetry.ts';

/** What one request is given: its id, its deadline, and where it tells what it does. Handed on, never kept in a module. */
export interface Invocation {
  readonly requestId: string;
  readonly deadline: Deadline;
  /** Writes the request's id in every line. */
  readonly log: Log;
  readonly telemetry: RequestTelemetry;
}

export interface InvocationOrigin extends RequestOrigin {
  /** `context.getRemainingTimeInMillis()`; absent outside Lambda. */
  readonly lambdaRemainingMs?: number | undefined;
  /** Epoch milliseconds by which the caller wants its answer, if it said so. */
  readonly callerDeadline?: number | undefined;
}

export interface FunctionRuntimeOptions {
  /** What the function allows itself, milliseconds. */
  readonly timeoutMs: number;
  /** Kept back to write the answer, its metrics and its logs, milliseconds. */
  readonly flushReserveMs: number;
  readonly telemetry: Telemetry;
  readonly log: Log;
  readonly clock: Clock;
}

/** What is done with the requests of one function. */
export interface RequestWork<T> {
  /** Ends by the deadline of its own accord: it is not ended from here. */
  run(invocation: Invocation): Promise<T>;
  /** How an answer is to be counted. */
  judge(answer: T): RequestOutcome;
}

/**
 * Runs one request of a function, any handler's: begins its deadline, its log and its telemetry, and has written all metrics
 * before the answer goes out. What the work throws is logged and counted as a failure, and thrown again.
 */
export type RunRequest = <T>(origin: InvocationOrigin, work: RequestWork<T>) => Promise<T>;

export function createFunctionRuntime(options: FunctionRuntimeOptions): RunRequest {
  const { timeoutMs, flushReserveMs, clock } = options;

  return async (origin, { run, judge }) => {
    const { requestId, lambdaRemainingMs, callerDeadline } = origin;
    const telemetry = options.telemetry.begin(origin);
    const log = options.log.with({ requestId });
    const deadline = startDeadline(
      { timeoutMs, lambdaRemainingMs, callerDeadline, flushReserveMs },
      clock,
      telemetry.deadlineExceeded,
    );
    let outcome: RequestOutcome = { errorCount: 1, isFailure: true };
    try {
      const answer = await run({ requestId, deadline, log, telemetry });
      outcome = judge(answer);
      return answer;
    } catch (error) {
      log.error('The request failed.', { error });
      throw error;
    } finally {
      // Its timer may not have come to its turn, where the process was too busy.
      if (deadline.remainingMs() === 0) telemetry.deadlineExceeded();
      deadline.release();
      await telemetry.end(outcome);
    }
  };
}
