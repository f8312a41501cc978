import type { Deadline } from '@graphlets/platform/deadline';
import type { CallContext } from '@graphlets/platform/wire';
import type { RequestCalls } from './resilience/requestCalls.ts';
import type { BudgetStep, ReserveOf } from './resilience/stepBudgets.ts';

/**
 * Calls one graphlet. The answer stays text: who reads it knows its shape and may not need to parse it.
 */
export interface Transport {
  /**
   * @returns the graphlet's GraphQL response as JSON text, unchecked
   * @throws {GraphletTimeoutError} when the deadline passes first
   * @throws {GraphletThrottledError} 429
   * @throws {GraphletUnavailableError} its circuit is open
   * @throws {GraphletFailedError} unreachable, crashed, out of memory, failing HTTP status
   * @throws {PayloadTooLargeError} a request over the limit
   * @throws {ResponseTooLargeError} an answer over the limit
   */
  call(request: GraphletCall): Promise<string>;
  /**
   * For the calls of one plan, asked once when it is compiled: what to keep back for the steps that follow one, as
   * `GraphletCall.reserveMs`. Absent where calls have no budgets.
   */
  budgetsOf?(steps: readonly BudgetStep[]): ReserveOf;
  close(): Promise<void>;
}

export interface GraphletCall {
  /** Subgraph name as in the supergraph, for errors and metrics. */
  readonly graphlet: string;
  /** Routing URL of the supergraph: `lambda:<function name or ARN>`, `http:` or `https:`. */
  readonly url: string;
  readonly body: GraphletCallBody;
  readonly deadline: Deadline;
  /** A call that may be sent again when its connection turns out to be closed. */
  readonly isIdempotent: boolean;
  /** What must be left when it ends, for the steps that follow; milliseconds (default 0). */
  readonly reserveMs?: number | undefined;
  /** The request's own, which is told of the call. */
  readonly calls?: RequestCalls | undefined;
}

export interface GraphletCallBody {
  readonly query: string;
  readonly operationName?: string | undefined;
  /** Of both, `operationJson`, where the caller sends the operation again and again. */
  readonly operationJson?: string | undefined;
  /** JSON text of the variables object, written by the caller, who often has it as text already. */
  readonly variablesJson?: string | undefined;
  readonly context: CallContext;
}
