/**
 * The one catalogue of error codes: what a client may see in `extensions.code`, and the fixed public
 * message of each. A class's own message, stack and cause are for the log only.
 */
export const publicMessages = {
  GRAPHLET_TIMEOUT: 'A part of the graph did not answer in time.',
  GRAPHLET_THROTTLED: 'A part of the graph is receiving too many requests.',
  GRAPHLET_FAILED: 'A part of the graph failed.',
  GRAPHLET_UNAVAILABLE: 'A part of the graph has failed too often just now and is not asked.',
  GRAPHLET_BAD_RESPONSE: 'A part of the graph gave an answer that cannot be used.',
  DEADLINE_EXCEEDED: 'The request ran out of time.',
  PAYLOAD_TOO_LARGE: 'The request is too large.',
  RESPONSE_TOO_LARGE: 'The answer is too large to be returned.',
  GRAPHQL_PARSE_FAILED: 'The operation cannot be parsed.',
  GRAPHQL_VALIDATION_FAILED: 'The operation is not valid for this schema.',
  OPERATION_RESOLUTION_FAILURE: 'The operation to run cannot be determined.',
  OPERATION_LIMIT_EXCEEDED: 'The operation is over a limit of this graph.',
  COST_ESTIMATED_TOO_EXPENSIVE: 'The operation is expected to cost more than this graph allows.',
  UNAUTHORIZED_FIELD_OR_TYPE: 'Unauthorized field or type.',
  OPERATION_PLANNING_FAILED: 'The operation cannot be planned over this graph.',
  BAD_USER_INPUT: 'A variable or argument has a wrong value.',
  BAD_REQUEST: 'The request is not a GraphQL request.',
  UNAUTHENTICATED: 'The token of the request is not accepted.',
  AUTHENTICATION_UNAVAILABLE: 'The token of the request cannot be checked now.',
  METHOD_NOT_ALLOWED: 'This HTTP method cannot run this operation.',
  SUPERGRAPH_UNAVAILABLE: 'The graph cannot be loaded.',
  INTERNAL_SERVER_ERROR: 'Something went wrong.',
} as const;

export type ErrorCode = keyof typeof publicMessages;

/** Base of every error of ours. Match on `code`, never on the text. */
export abstract class PlatformError extends Error {
  abstract readonly code: ErrorCode;
}

/** A graphlet used up what was left of the request's time. */
export class GraphletTimeoutError extends PlatformError {
  readonly code = 'GRAPHLET_TIMEOUT';
  override readonly name = 'GraphletTimeoutError';
  readonly graphlet: string;
  readonly timeoutMs: number;

  constructor(graphlet: string, timeoutMs: number, options?: ErrorOptions) {
    super(`Graphlet "${graphlet}" did not answer within ${timeoutMs} ms.`, options);
    this.graphlet = graphlet;
    this.timeoutMs = timeoutMs;
  }
}

/** Lambda answered 429: the function's or the account's concurrency is used up. */
export class GraphletThrottledError extends PlatformError {
  readonly code = 'GRAPHLET_THROTTLED';
  override readonly name = 'GraphletThrottledError';
  readonly graphlet: string;

  constructor(graphlet: string, options?: ErrorOptions) {
    super(`Graphlet "${graphlet}" was throttled (429).`, options);
    this.graphlet = graphlet;
  }
}

/** The graphlet could not be reached, crashed, ran out of memory, or answered with a failing status. */
export class GraphletFailedError extends PlatformError {
  readonly code = 'GRAPHLET_FAILED';
  override readonly name = 'GraphletFailedError';
  readonly graphlet: string;
  /** It was not reached, or Lambda itself could not serve it: the next try may go well. */
  readonly isTransient: boolean;

  constructor(graphlet: string, reason: string, options?: ErrorOptions & { readonly isTransient?: boolean }) {
    super(`Graphlet "${graphlet}" failed: ${reason}`, options);
    this.graphlet = graphlet;
    this.isTransient = options?.isTransient ?? false;
  }
}

/** The graphlet failed too often just before, so that it was not called. */
export class GraphletUnavailableError extends PlatformError {
  readonly code = 'GRAPHLET_UNAVAILABLE';
  override readonly name = 'GraphletUnavailableError';
  readonly graphlet: string;

  constructor(graphlet: string, options?: ErrorOptions) {
    super(`Graphlet "${graphlet}" has failed too often and was not called: its circuit is open.`, options);
    this.graphlet = graphlet;
  }
}

/** The graphlet answered, but not with a GraphQL response. */
export class GraphletBadResponseError extends PlatformError {
  readonly code = 'GRAPHLET_BAD_RESPONSE';
  override readonly name = 'GraphletBadResponseError';
  readonly graphlet: string;

  constructor(graphlet: string, reason: string, options?: ErrorOptions) {
    super(`Graphlet "${graphlet}" gave an unusable answer: ${reason}`, options);
    this.graphlet = graphlet;
  }
}

/** The request's own deadline passed before this work could start. */
export class DeadlineExceededError extends PlatformError {
  readonly code = 'DEADLINE_EXCEEDED';
  override readonly name = 'DeadlineExceededError';
  constructor(what: string, options?: ErrorOptions) {
    super(`The deadline passed before ${what}.`, options);
  }
}

/** A body is larger than Lambda's payload limit (6 MB each way). */
export class PayloadTooLargeError extends PlatformError {
  readonly code = 'PAYLOAD_TOO_LARGE';
  override readonly name = 'PayloadTooLargeError';
  readonly bytes: number;
  readonly limitBytes: number;

  constructor(what: string, bytes: number, limitBytes: number, options?: ErrorOptions) {
    super(`${what} is ${bytes} bytes; the limit is ${limitBytes} bytes.`, options);
    this.bytes = bytes;
    this.limitBytes = limitBytes;
  }
}

/** An answer is larger than Lambda lets through (6 MB), or than the gateway is configured to read. */
export class ResponseTooLargeError extends PlatformError {
  readonly code = 'RESPONSE_TOO_LARGE';
  override readonly name = 'ResponseTooLargeError';
  readonly limitBytes: number;

  constructor(what: string, limitBytes: number, options?: ErrorOptions) {
    super(`${what} is larger than the limit of ${limitBytes} bytes.`, options);
    this.limitBytes = limitBytes;
  }
}

/** Something outside this process is configured wrongly; every fault found is listed. */
export class ConfigError extends PlatformError {
  readonly code = 'INTERNAL_SERVER_ERROR';
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(source: string, problems: readonly string[], options?: ErrorOptions) {
    super(`${source}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`, options);
    this.problems = problems;
  }
}

/** A command line is wrong; the message says how. No client of the graph ever sees it. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
  readonly code: string = 'USAGE';
}
