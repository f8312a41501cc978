import type { ErrorCode } from '@graphlets/platform/errors';
import type { Log } from '@graphlets/platform/log';
import type { RequestSource } from '@graphlets/platform/telemetry/requestSource';
import type { CallFacts } from './transport/resilience/requestCalls.ts';

/** All that the gateway knows of a request when it is answered. */
export interface RequestFacts {
  readonly requestId: string;
  readonly source: RequestSource;
  /** The document as the client sent it. */
  readonly text: string;
  /** As in the document; undefined for one without a name, or that was refused before it was known. */
  readonly operationName: string | undefined;
  readonly type: 'query' | 'mutation' | undefined;
  /** As the client sent them: redact before they are written anywhere. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The client's own; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** It came by GET. */
  readonly isReadOnly: boolean;
  /** From taking the request to its answer. */
  readonly durationMs: number;
  /** What the operation was expected to cost (`@cost`, `@listSize`); undefined where it was refused, or that is not looked at. */
  readonly estimatedCost?: number | undefined;
  /** In the order in which they ended. */
  readonly calls: readonly CallFacts[];
  readonly errorCount: number;
  /** Whether the answer has a `data` entry. */
  readonly hasData: boolean;
  /** Why it was refused before anything ran. */
  readonly refusedWith: ErrorCode | undefined;
}

/**
 * Is told of every request when it is answered, before the answer goes out: the place for traffic records. Must not throw, and
 * must be quick, because the client waits for it.
 *
 * @param log - writes the request's id in every line
 * @returns a promise where something has to be loaded first
 */
export type RequestObserver = (facts: RequestFacts, log: Log) => undefined | Promise<void>;
