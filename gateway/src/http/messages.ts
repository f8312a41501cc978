/** An HTTP request, whatever brought it. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  /** Query string without its question mark. */
  readonly query: string;
  /** Names in lower case; several values joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** Text; empty when there is none. */
  readonly body: string;
  /** There is a body, and it is no UTF-8. */
  readonly isMalformed?: boolean;
  /** What an authorizer of API Gateway said of the caller. */
  readonly authorizer?: unknown;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What Lambda, or the server that stands in its place, says of a request. */
export interface RequestScope {
  /** Used when the caller brings no acceptable `x-request-id`. */
  readonly fallbackRequestId: string;
  /** Absent outside Lambda. */
  readonly lambdaRemainingMs?: number | undefined;
  /** Whether an answer with this body can be sent; all can when absent. */
  readonly fits?: ((body: string) => boolean) | undefined;
}
