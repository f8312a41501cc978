/** What the script is given besides the requests: one JSON file (`PLAN` in its environment). */
export interface ScriptPlan {
  readonly url: string;
  /** Of a comparison. */
  readonly candidateUrl?: string | undefined;
  /** `graphql`: the operation is the body; `invoke`: it is the payload of a Lambda Invoke. */
  readonly protocol: 'graphql' | 'invoke';
  readonly runId: string;
  readonly timeoutMs: number;
  /** One request a line, see `writeRequests`. */
  readonly requestsFile: string;
  /** `{"query":...,"operationName":...,"variables":` of each operation: the variables are put behind. */
  readonly bodies: readonly string[];
  readonly scenarios: Readonly<Record<string, object>>;
  readonly thresholds: Readonly<Record<string, readonly string[]>>;
  /** Sign for AWS in this region, by the keys of the environment: they are in no file. Absent where nobody asks for it. */
  readonly signingRegion?: string | undefined;
}

export interface SigningKeys {
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** How a request ended. The order is that of the digits in the raw results. */
export const OUTCOMES = [
  'ok',
  /** `errors` in the answer, though HTTP says 200. */
  'graphqlError',
  'timeout',
  /** 429. */
  'throttled',
  /** Another status that is no 2xx. */
  'httpError',
  /** No connection, or it broke. */
  'connectionError',
  /** 2xx without a GraphQL response in it. */
  'badAnswer',
] as const;

export type Outcome = (typeof OUTCOMES)[number];
