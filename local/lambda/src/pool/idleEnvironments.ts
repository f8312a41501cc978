import type { Environment } from '../environment/environment.ts';

/** Environments that nothing runs in. */
export interface IdleEnvironments {
  count(): number;
  /** @param isForGood - it is never given up for being idle, as one that is provisioned */
  keep(environment: Environment, isForGood: boolean): void;
  /** The one that was used last. */
  take(): Environment | undefined;
  /** It has ended. */
  forget(environment: Environment): void;
  /** All of them, which are kept no longer. */
  takeAll(): readonly Environment[];
}

/** @param idleMs - an environment is given up after this time, milliseconds */
export function createIdleEnvironments(idleMs: number): IdleEnvironments {
  /** Most recently used last. */
  const idle: Environment[] = [];
  const timers = new Map<Environment, NodeJS.Timeout>();

  return {
    count: () => idle.length,
    keep(environment, isForGood) {
      idle.push(environment);
      if (isForGood) return;
      const timer = setTimeout(() => void environment.stop('idle'), idleMs);
      timer.unref();
      timers.set(environment, timer);
    },
    take() {
      const environment = idle.pop();
      if (environment !== undefined) clearTimeout(timers.get(environment));
      return environment;
    },
    forget(environment) {
      clearTimeout(timers.get(environment));
      timers.delete(environment);
      const at = idle.indexOf(environment);
      if (at !== -1) idle.splice(at, 1);
    },
    takeAll: () => idle.splice(0),
  };
}
