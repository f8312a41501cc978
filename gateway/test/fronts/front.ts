/** A request as a client sends it, whatever brings it to the gateway. */
export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly search?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** What an authorizer of API Gateway found, where there is one. */
  readonly scopes?: string;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Front {
  readonly name: string;
  readonly hasAuthorizer: boolean;
  send(request: Sent): Promise<Received>;
}
