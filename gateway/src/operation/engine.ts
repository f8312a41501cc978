import type { Deadline } from '@graphlets/platform/deadline';
import type { ErrorCode } from '@graphlets/platform/errors';
import type { Log } from '@graphlets/platform/log';
import type { Trace } from '@graphlets/platform/telemetry/trace/trace';
import type { WireError } from '@graphlets/platform/wire';
import type { Claims } from '../authentication/claims.ts';
import type { GuardOptions } from '../guards/guardOptions.ts';
import type { RequestCalls } from '../transport/resilience/requestCalls.ts';
import type { Transport } from '../transport/transport.ts';
import type { OperationLimits } from './parse/limits.ts';

/**
 * What stands between the front (HTTP, Lambda events) and the graphlets. Two implementations:
 * `compiled` and `apollo`; one contract suite (`gateway/test/engineContract/`) runs on both.
 */
export interface Engine {
  /**
   * Makes an operation ready to run; cached by text and name, so that the second call costs a look-up.
   * Resolves to a refusal, never rejects, when the client's document is at fault.
   */
  prepare(source: string, operationName: string | undefined): Promise<PreparedOperation | Refusal>;
  close(): Promise<void>;
}

/** An operation, prepared once and run many times, by several requests at the same time. */
export interface PreparedOperation {
  readonly kind: 'operation';
  readonly type: 'query' | 'mutation';
  /** Name in the document, for logs and metrics. */
  readonly name: string | undefined;
  /** Resolves even when graphlets fail: failures are errors in the body. */
  run(variables: Readonly<Record<string, unknown>>, request: RequestContext): Promise<OperationResponse>;
}

/** The operation was not executed: the body has `errors` and no `data` entry (spec October 2021, 7.1). */
export interface Refusal {
  readonly kind: 'refusal';
  readonly errors: readonly WireError[];
}

/** What one request carries through the engine to its graphlet calls. */
export interface RequestContext {
  readonly requestId: string;
  readonly deadline: Deadline;
  readonly log: Log;
  /** Client headers to pass on to graphlets; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly traceHeader?: string | undefined;
  /** Is told of the stages of an operation; absent where nothing is measured. */
  readonly trace?: Trace | undefined;
  /** Is told of every call of a graphlet; absent where nothing is measured. */
  readonly calls?: RequestCalls | undefined;
  /** What a request is told apart by where only a share of all requests takes a way (default: its id). */
  readonly stickyKey?: string | undefined;
  /** Of who sends the request; undefined when nobody vouches for it. */
  readonly claims?: Claims | undefined;
}

export interface OperationResponse {
  /** JSON text of the whole response: `{"data":...,"errors":[...]}`, `errors` only when there are some. */
  readonly body: string;
  /** False for a request error (variables that cannot be coerced): the body then has no `data` entry. */
  readonly hasData: boolean;
  readonly errorCount: number;
  /** Why it was refused before anything ran. */
  readonly refusedWith?: ErrorCode | undefined;
  /** What the operation was expected to cost (`@cost`, `@listSize`), where that is looked at. */
  readonly estimatedCost?: number | undefined;
}

/** What both engines are built from. */
export interface EngineOptions {
  /** Composed supergraph (Federation 2, `join` v0.3 or later). */
  readonly supergraphSdl: string;
  /** Text of a file of plans that were made ahead; of another graph, it is not used. */
  readonly bakedPlans?: string | undefined;
  readonly transport: Transport;
  /** Of one operation's document (default: `defaultLimits`). */
  readonly limits?: OperationLimits | undefined;
  readonly guards?: GuardOptions | undefined;
  /** Memory that prepared operations may take, about. */
  readonly cacheBytes?: number | undefined;
  /** Of the compiled engine: objects of a position that are read before a regular expression is made for them (default: 1,000). */
  readonly expressionsAfter?: number | undefined;
  /** For what concerns no single request. */
  readonly log: Log;
}
