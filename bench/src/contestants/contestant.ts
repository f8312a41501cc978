/** A gateway to measure: a process that serves the bench graph over HTTP. */
export interface Contestant {
  readonly name: string;
  /** A floor answers with a constant, so nobody compares its answers. */
  readonly kind: 'ours' | 'peer' | 'floor';
  /** Where the supergraph sends its calls: plain HTTP, or Lambda's Invoke API, signed. */
  readonly routing: 'http' | 'lambda';
  /** Node's arguments, and environment variables, that make it listen on `port`. */
  command(options: LaunchOptions): {
    readonly args: readonly string[];
    readonly env?: Record<string, string>;
  };
  /** Name of the one shape that it can answer; absent for a gateway. */
  readonly onlyShape?: string;
  /** Path of the GraphQL endpoint. */
  readonly path: string;
}

export interface LaunchOptions {
  readonly supergraphFile: string;
  readonly port: number;
  readonly stubPort: number;
  /** A folder for files of its own. */
  readonly scratch: string;
}
