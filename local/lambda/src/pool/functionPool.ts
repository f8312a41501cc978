import { type Environment, InitFailure } from '../environment/environment.ts';
import type { Outcome } from '../environment/outcome.ts';
import { throttled } from '../errors.ts';
import type { InitializationType } from '../events.ts';
import type { FunctionConfig } from '../functionConfig.ts';
import type { Invocation } from '../runtime/runtimeApi.ts';
import { createIdleEnvironments } from './idleEnvironments.ts';
import type { InitGate } from './initGate.ts';
import type { ScalingRate } from './scalingRate.ts';

export interface PoolOptions {
  readonly config: FunctionConfig;
  readonly start: (initializationType: InitializationType) => Environment;
  readonly initGate: InitGate;
  readonly scalingRate: ScalingRate;
  /** An idle environment is given up after this time, milliseconds. */
  readonly idleMs: number;
}

/** What an invocation got, and where it ran. */
export interface PoolOutcome {
  readonly outcome: Outcome;
  readonly environment: Environment | undefined;
  /** Of the cold start that this invocation waited for. */
  readonly initDurationMs: number | undefined;
}

interface Waiter {
  take(environment: Environment, isCold: boolean): void;
  fail(outcome: Outcome): void;
}

/** The environments of one version of a function's code. */
export interface FunctionPool {
  readonly config: FunctionConfig;
  /** @param onStart - called when an environment has taken it */
  run(invocation: () => Invocation, onStart: (environment: Environment) => void): Promise<PoolOutcome>;
  /** Resolves when the provisioned environments are ready. */
  provision(): Promise<void>;
  environmentCount(): number;
  coldStarts(): number;
  /** No new work: idle environments go now, busy ones when they are done. */
  retire(): void;
  close(): Promise<void>;
}

export function createFunctionPool(options: PoolOptions): FunctionPool {
  const { config, initGate, scalingRate } = options;
  const all = new Set<Environment>();
  const provisioned = new Set<Environment>();
  const idle = createIdleEnvironments(options.idleMs);
  const waiters: Waiter[] = [];
  let starting = 0;
  let coldStarts = 0;
  let isRetired = false;
  const stopListening = initGate.onFree(startForWaiters);

  function startForWaiters(): void {
    while (starting < waiters.length && initGate.tryEnter()) startOne('on-demand');
  }

  function startOne(type: InitializationType): Environment {
    starting++;
    if (type === 'on-demand') coldStarts++;
    const environment = options.start(type);
    all.add(environment);
    if (type === 'provisioned-concurrency') provisioned.add(environment);
    environment.ready
      .then(
        () => offer(environment, true),
        (error: unknown) => {
          if (error instanceof InitFailure) waiters.shift()?.fail(error.outcome);
        },
      )
      .finally(() => {
        starting--;
        initGate.leave();
      });
    environment.ended.then(() => forget(environment));
    return environment;
  }

  /** Gives a free environment to who waits longest, or keeps it. */
  function offer(environment: Environment, isCold: boolean): void {
    if (!environment.isUsable()) return;
    const waiter = waiters.shift();
    if (waiter !== undefined) waiter.take(environment, isCold);
    else if (isRetired) void environment.stop('replaced');
    else idle.keep(environment, provisioned.has(environment));
  }

  function forget(environment: Environment): void {
    all.delete(environment);
    idle.forget(environment);
    // One that never was ready would not be the next time either.
    const wasReady = environment.initDurationMs() > 0;
    if (provisioned.delete(environment) && wasReady && !isRetired) {
      whenInitIsFree(() => void startProvisioned());
    }
  }

  function acquire(): Promise<{ environment: Environment; isCold: boolean } | Outcome> {
    const environment = idle.take();
    if (environment !== undefined) return Promise.resolve({ environment, isCold: false });
    return new Promise((resolve) => {
      waiters.push({
        take: (taken, isCold) => resolve({ environment: taken, isCold }),
        fail: resolve,
      });
      startForWaiters();
    });
  }

  function whenInitIsFree(work: () => void, giveUp: () => void = () => {}): void {
    if (initGate.tryEnter()) {
      work();
      return;
    }
    const stop = initGate.onFree(() => {
      if (!isRetired && !initGate.tryEnter()) return;
      stop();
      if (isRetired) giveUp();
      else work();
    });
  }

  function startProvisioned(): Promise<void> {
    return startOne('provisioned-concurrency').ready;
  }

  return {
    config,
    async run(invocation, onStart) {
      if (idle.count() === 0 && !scalingRate.tryStart(performance.now())) {
        throw throttled('ConcurrentInvocationLimitExceeded');
      }
      const acquired = await acquire();
      if ('status' in acquired) {
        return { outcome: acquired, environment: undefined, initDurationMs: undefined };
      }
      const { environment, isCold } = acquired;
      onStart(environment);
      const outcome = await environment.invoke(invocation());
      offer(environment, false);
      const initDurationMs =
        isCold && !provisioned.has(environment) ? environment.initDurationMs() : undefined;
      return { outcome, environment, initDurationMs };
    },
    async provision() {
      const starts = Array.from(
        { length: config.provisionedConcurrency },
        () =>
          new Promise<void>((resolve, reject) => {
            whenInitIsFree(
              () => startProvisioned().then(resolve, reject),
              () => reject(new Error('It was closed before it was provisioned.')),
            );
          }),
      );
      await Promise.all(starts);
    },
    environmentCount: () => all.size,
    coldStarts: () => coldStarts,
    retire() {
      isRetired = true;
      for (const environment of idle.takeAll()) void environment.stop('replaced');
    },
    async close() {
      isRetired = true;
      stopListening();
      await Promise.all([...all].map((environment) => environment.stop('service closed')));
    },
  };
}
