/** What the local Lambda service is told of a function. */
export interface FunctionConfig {
  readonly name: string;
  /** Absolute path of the folder with its code. */
  readonly codeDir: string;
  /** `<file>.<export>` */
  readonly handler: string;
  readonly runtime: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  readonly reservedConcurrency: number | null;
  readonly provisionedConcurrency: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** The part of the Lambda service that a deployment needs. */
export interface FunctionHost {
  /** New invocations run the new code; those that are running finish on the old. */
  putFunction(config: FunctionConfig): Promise<void>;
  deleteFunction(name: string): Promise<void>;
}
