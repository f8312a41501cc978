/** A function's code cannot be bundled; the sources are at fault. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
  readonly code = 'BUNDLE_FAILED';
  readonly function: string;
  /** `file:line:column message` each. */
  readonly problems: readonly string[];

  constructor(functionName: string, problems: readonly string[], options?: ErrorOptions) {
    super(
      `Function "${functionName}" cannot be bundled:\n${problems.map((line) => `  ${line}`).join('\n')}`,
      options,
    );
    this.function = functionName;
    this.problems = problems;
  }
}

/** A port that was asked for is in use. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
  readonly code = 'PORT_TAKEN';
  readonly port: number;
  /** The environment variable that chose it. */
  readonly variable: string;

  constructor(port: number, variable: string, options?: ErrorOptions) {
    super(
      `Port ${port} (${variable}) is in use. Stop what uses it, give another (${variable}=${port + 10} npm start), or leave ${variable} out for a free one.`,
      options,
    );
    this.port = port;
    this.variable = variable;
  }
}

/** The graph does not compose, so there is nothing to serve. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly code = 'GRAPH_BROKEN';
  /** Each with its place and fix. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(`The schemas do not compose:\n${problems.join('\n')}`, options);
    this.problems = problems;
  }
}

/** A function cannot start, or answers its first request with an error. */
export class StackStartError extends Error {
  override readonly name = 'StackStartError';
  readonly code = 'STACK_START_FAILED';
}
