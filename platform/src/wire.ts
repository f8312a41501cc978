/** What travels with every graphlet call besides the operation itself. */
export interface CallContext {
  readonly requestId: string;
  /** Epoch milliseconds; the graphlet stops its own work by it. */
  readonly deadline: number;
  /** X-Ray trace header (`Root=...;Parent=...;Sampled=...`). */
  readonly traceHeader?: string | undefined;
  /** The client's headers that the gateway is configured to pass on; names in lower case. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Lambda Invoke payload from the gateway to a graphlet. */
export interface GraphletRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly context: CallContext;
}

/** An error as GraphQL writes it (spec October 2021, 7.1.2). */
export interface WireError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly locations?: readonly { readonly line: number; readonly column: number }[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** A graphlet's answer. */
export interface GraphletResponse {
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors?: readonly WireError[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
