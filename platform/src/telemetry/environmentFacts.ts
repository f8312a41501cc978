import type { Clock } from '../clock.ts';
import { roundMs } from './roundMs.ts';

/** What is true of an execution environment rather than of a request. */
export interface EnvironmentFacts {
  /** How long the process took to be ready, once: for the first request. Undefined for all others. */
  takeColdStart(): ColdStart | undefined;
  /** Memory of the process, of what the function has; undefined where there is no limit. */
  memoryUsedPercent(): number | undefined;
}

export interface ColdStart {
  readonly initDurationMs: number;
  /** Nobody waited for an environment that was provisioned. */
  readonly isWaitedFor: boolean;
}

export interface EnvironmentFactsOptions {
  readonly clock: Clock;
  /** `AWS_LAMBDA_FUNCTION_MEMORY_SIZE` */
  readonly memoryLimitMb: number | undefined;
  /** `AWS_LAMBDA_INITIALIZATION_TYPE`; undefined outside Lambda, where there are no cold starts. */
  readonly initializationType: string | undefined;
  /** Milliseconds from the start of the process until it was ready. */
  readonly initDurationMs: () => number;
  /** Resident memory of the process, bytes. */
  readonly residentBytes: () => number;
}

/** Asking for it is a system call, so that under load it is not asked for each request. */
const MEMORY_AGE_MS = 50;

export function createEnvironmentFacts(options: EnvironmentFactsOptions): EnvironmentFacts {
  const { clock, memoryLimitMb, initializationType, residentBytes } = options;
  let isFirst = initializationType !== undefined;
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let percent = 0;
  return {
    takeColdStart() {
      if (!isFirst) return undefined;
      isFirst = false;
      return {
        initDurationMs: roundMs(options.initDurationMs()),
        isWaitedFor: initializationType === 'on-demand',
      };
    },
    memoryUsedPercent() {
      if (memoryLimitMb === undefined) return undefined;
      const nowMs = clock.elapsed();
      if (nowMs - askedAtMs >= MEMORY_AGE_MS) {
        askedAtMs = nowMs;
        percent = Math.round((residentBytes() / (memoryLimitMb * 1024 * 1024)) * 10_000) / 100;
      }
      return percent;
    },
  };
}
