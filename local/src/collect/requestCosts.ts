interface Request {
  /** Known from the traffic record, which comes after the graphlets are done and before the gateway is. */
  operation: string | undefined;
  /** Cost of what was reported before the operation was known. */
  waitingGbSeconds: number;
}

const DEFAULT_LIMIT = 20_000;

/** Gives the cost of each invocation to the operation that its request was, in whatever order the two become known. */
export class RequestCosts {
  readonly #limit: number;
  readonly #onCost: (operation: string, gbSeconds: number) => void;
  /** The newest requests. */
  readonly #requests = new Map<string, Request>();

  constructor(onCost: (operation: string, gbSeconds: number) => void, limit = DEFAULT_LIMIT) {
    this.#onCost = onCost;
    this.#limit = limit;
  }

  addCost(requestId: string, gbSeconds: number): void {
    const request = this.#find(requestId);
    if (request.operation === undefined) request.waitingGbSeconds += gbSeconds;
    else this.#onCost(request.operation, gbSeconds);
  }

  setOperation(requestId: string, operation: string): void {
    const request = this.#find(requestId);
    request.operation = operation;
    if (request.waitingGbSeconds > 0) this.#onCost(operation, request.waitingGbSeconds);
    request.waitingGbSeconds = 0;
  }

  operationOf(requestId: string): string | undefined {
    return this.#requests.get(requestId)?.operation;
  }

  #find(requestId: string): Request {
    const found = this.#requests.get(requestId);
    if (found !== undefined) return found;
    const made = { operation: undefined, waitingGbSeconds: 0 };
    this.#requests.set(requestId, made);
    if (this.#requests.size > this.#limit) {
      const [oldest = ''] = this.#requests.keys();
      this.#requests.delete(oldest);
    }
    return made;
  }
}
