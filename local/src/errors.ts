/** A function's code cannot be bundled; the sources are at fault. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
  readonly code = 'BUNDLE_FAILED';
  readonly function: string;
  /** `file:line:column message` each. */
  readonly problems: readonly string[];

  constructor(functionName: string, problems: readonly string[], options?: ErrorOptions) {
    const lines = problems.map((problem) => `  ${problem}`).join('\n');
    super(`Function "${functionName}" cannot be bundled:\n${lines}`, options);
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
      `Port ${port} (${variable}) is in use. Stop what uses it, give another one (${variable}=${port + 10} npm start), or leave ${variable} out for a free one.`,
      options,
    );
    this.port = port;
    this.variable = variable;
  }
}

/** The stack cannot start: manifests, code or schemas are at fault, or a function fails at once. */
export class StackStartError extends Error {
  override readonly name = 'StackStartError';
  readonly code = 'STACK_START_FAILED';
  /** Each with its place and, where there is one, its fix. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n\n'), options);
    this.problems = problems;
  }
}
