import type { GraphletRequest, GraphletResponse } from '@graphlets/platform/wire';

/** A client's request, as GraphQL over HTTP names its parts. */
export interface ClientRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ClientAnswer {
  /** Only where the target speaks HTTP. */
  readonly status?: number;
  /** Only where the target speaks HTTP; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: GraphletResponse;
}

/** Where a suite sends its requests: one function, on this machine or anywhere else. */
export interface Target {
  readonly kind: 'local' | 'http' | 'lambda';
  /** Where it answers HTTP; undefined when it is reached by Lambda Invoke alone. */
  readonly url: string | undefined;
  /** Asks as a client does. @throws {TargetError} when what comes back is no GraphQL response */
  graphql(request: ClientRequest): Promise<ClientAnswer>;
  /** Asks as the gateway does. @throws {TargetError} when what comes back is no GraphQL response */
  invokeGraphlet(request: GraphletRequest): Promise<GraphletResponse>;
  /** Ends what was started for it, and nothing else. */
  close(): Promise<void>;
}
