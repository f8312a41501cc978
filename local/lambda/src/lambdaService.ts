import type { LambdaEvent } from './events.ts';
import type { FunctionConfig } from './functionConfig.ts';
import type { FunctionMetrics } from './pool/deployedFunction.ts';

export interface LambdaServiceOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host?: string;
  readonly region?: string;
  /** Concurrent executions of all functions; an account's default is 1,000. */
  readonly accountConcurrency?: number;
  /** Environments that a function may start in ten seconds; Lambda's is 1,000. */
  readonly startsPerTenSeconds?: number;
  /** Idle environments are given up after this time, milliseconds. */
  readonly idleMs?: number;
  /** Environments that this machine starts at the same time; more wait. */
  readonly concurrentInits?: number;
  /** Lambda's limit for the init phase is 10,000 ms. */
  readonly initLimitMs?: number;
  /** Stop environments between invocations, as Lambda does. Default: true, where signals can. */
  readonly freezes?: boolean;
  readonly onEvent?: (event: LambdaEvent) => void;
}

export interface LambdaService {
  /** For `AWS_ENDPOINT_URL_LAMBDA`. */
  readonly url: string;
  readonly port: number;
  /**
   * Creates the function or replaces its code and configuration: new invocations run in new environments, old ones finish.
   * Resolves when the provisioned environments are ready; rejects when they cannot be, and what served before goes on.
   */
  putFunction(config: FunctionConfig): Promise<void>;
  deleteFunction(name: string): Promise<void>;
  getMetrics(): Readonly<Record<string, FunctionMetrics>>;
  /** Leaves no process and no port behind. */
  close(): Promise<void>;
}
