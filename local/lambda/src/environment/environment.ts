import type { InitializationType, UnstampedEvent } from '../events.ts';
import type { FunctionConfig } from '../functionConfig.ts';
import type { Invocation } from '../runtime/runtimeApi.ts';
import type { Outcome } from './outcome.ts';
import type { Reaper } from './reaper.ts';

export interface EnvironmentOptions {
  readonly id: string;
  readonly config: FunctionConfig;
  readonly initializationType: InitializationType;
  readonly region: string;
  readonly reaper: Reaper;
  /** The init phase may last so long. */
  readonly initLimitMs: number;
  /** Stop the process between invocations, as Lambda does. */
  readonly freezes: boolean;
  readonly emit: (event: UnstampedEvent) => void;
}

/** One execution environment: one process, one invocation at a time, frozen in between. */
export interface Environment {
  readonly id: string;
  /** Resolves when it waits for its first invocation; rejects with the outcome of a failed init. */
  readonly ready: Promise<void>;
  /** Resolves when the process is gone. */
  readonly ended: Promise<void>;
  readonly isUsable: () => boolean;
  readonly initDurationMs: () => number;
  /** Resolves when it is answered and, unless the process died of it, ready for the next. */
  invoke(invocation: Invocation): Promise<Outcome>;
  maxMemoryUsedMb(): number;
  stop(reason: string): Promise<void>;
}

/** A failed init: what the invocation that waited for it is told. */
export class InitFailure extends Error {
  override readonly name = 'InitFailure';
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super(outcome.payload);
    this.outcome = outcome;
  }
}
