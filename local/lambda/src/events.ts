import type { TraceContext } from './traceContext.ts';

/** Why an environment is there: Lambda's `AWS_LAMBDA_INITIALIZATION_TYPE`. */
export type InitializationType = 'on-demand' | 'provisioned-concurrency';

interface EventBase {
  /** Epoch milliseconds. */
  readonly time: number;
  readonly function: string;
}
interface InEnvironment extends EventBase {
  readonly environment: string;
}

/** How an invocation ended: `REPORT`'s figures. */
export interface Report {
  readonly requestId: string;
  readonly status: 'success' | 'error' | 'timeout';
  /** `Sandbox.Timedout`, `Runtime.ExitError`, `Runtime.OutOfMemory`, or the handler's own. */
  readonly errorType?: string | undefined;
  /** What the failure says of itself; not in the REPORT line. */
  readonly errorMessage?: string | undefined;
  readonly durationMs: number;
  readonly billedDurationMs: number;
  readonly memorySizeMb: number;
  readonly maxMemoryUsedMb: number;
  /** Only of the invocation that waited for a cold start. */
  readonly initDurationMs?: number | undefined;
}

/** What happens in the service, as it happens. */
export type LambdaEvent =
  | (InEnvironment & { readonly type: 'initStart'; readonly initializationType: InitializationType })
  | (InEnvironment & { readonly type: 'initDone'; readonly durationMs: number })
  | (InEnvironment & { readonly type: 'start'; readonly requestId: string; readonly trace: TraceContext })
  | (InEnvironment & { readonly type: 'log'; readonly requestId: string | undefined; readonly line: string })
  | (InEnvironment & { readonly type: 'report' } & Report)
  | (InEnvironment & { readonly type: 'environmentEnd'; readonly reason: string })
  /** Executions that run or wait for their environment, whenever that changes. */
  | (EventBase & { readonly type: 'concurrency'; readonly concurrentExecutions: number })
  | (EventBase & { readonly type: 'throttle'; readonly reason: string });

/** An event before it is stamped with the time and the function. */
export type UnstampedEvent = LambdaEvent extends infer E
  ? E extends LambdaEvent
    ? Omit<E, 'time' | 'function'>
    : never
  : never;
