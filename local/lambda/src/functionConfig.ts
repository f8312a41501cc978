/** What the service needs to know of a function. */
export interface FunctionConfig {
  readonly name: string;
  /** Absolute path of the folder with the code. */
  readonly codeDir: string;
  /** `<file without ending>.<export>`, e.g. `main.handler`. */
  readonly handler: string;
  /** Only told to the function (`AWS_EXECUTION_ENV`): every environment runs the Node of this process. */
  readonly runtime: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  /** `null`: shares what the account has left. */
  readonly reservedConcurrency: number | null;
  /** Environments that are started ahead and kept. */
  readonly provisionedConcurrency: number;
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Command of the runtime, in place of the built-in one, e.g. `['node', '.../aws-lambda-ric']`. Gets the handler
   * as its last argument.
   */
  readonly command?: readonly string[];
}
