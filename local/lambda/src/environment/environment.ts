import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { InitializationType, UnstampedEvent } from '../events.ts';
import type { FunctionConfig } from '../functionConfig.ts';
import { type Invocation, serveRuntimeApi } from '../runtime/runtimeApi.ts';
import { environmentVariables } from './environmentVariables.ts';
import { residentMb } from './memory.ts';
import { exited, type Outcome, succeeded, threw, timedOut } from './outcome.ts';
import type { Reaper } from './reaper.ts';
import { splitLines } from './splitLines.ts';

const bootstrap = fileURLToPath(new URL('../runtime/bootstrap.mjs', import.meta.url));

const MEMORY_POLL_MS = 50;

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

interface Running {
  readonly requestId: string;
  finish(outcome: Outcome): void;
}

export function startEnvironment(options: EnvironmentOptions): Environment {
  const { id, config, reaper, emit } = options;
  const started = performance.now();
  /** 0 until there is a process. */
  let pid = 0;

  let take: ((invocation: Invocation) => void) | undefined;
  let running: Running | undefined;
  let answered: Outcome | undefined;
  let maxMemoryMb = 0;
  let initMs = 0;
  let isAlive = true;
  let isOutOfMemory = false;
  /** It was sent a signal that it will not survive, and is not to be given work. */
  let isDoomed = false;

  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => {});
  const ended = Promise.withResolvers<void>();
  const failInit = (outcome: Outcome) => {
    ready.reject(new InitFailure(outcome));
    kill();
  };
  const initTimer = setTimeout(() => failInit(timedOut(id, options.initLimitMs)), options.initLimitMs);

  const runtimeApi = serveRuntimeApi({
    onNext(next) {
      take = next;
      if (initMs === 0) {
        clearTimeout(initTimer);
        initMs = performance.now() - started;
        emit({ type: 'initDone', environment: id, durationMs: initMs });
        ready.resolve();
      }
      freeze();
      if (answered !== undefined) running?.finish(answered);
    },
    // The answer counts when the runtime asks for the next invocation: until then it may still be writing logs.
    onResponse: (requestId, payload) => settle(requestId, succeeded(payload)),
    onError: (requestId, payload) => settle(requestId, threw(payload)),
    onInitError: (payload) => failInit(threw(payload)),
  });

  const memoryTimer = setInterval(watchMemory, MEMORY_POLL_MS);
  memoryTimer.unref();
  runtimeApi.address.then(launch, () => onExit(null, null));
  emit({ type: 'initStart', environment: id, initializationType: options.initializationType });

  function launch(address: string): void {
    if (isDoomed) {
      onExit(null, 'SIGKILL');
      return;
    }
    const child = spawnRuntime(options, address);
    pid = child.pid ?? 0;
    if (pid > 0) reaper.add(pid);
    child.once('exit', onExit);
    child.once('error', () => onExit(null, null));
    for (const stream of [child.stdout, child.stderr]) {
      splitLines(stream, (line) =>
        emit({ type: 'log', environment: id, requestId: running?.requestId, line }),
      );
    }
  }

  function settle(requestId: string, outcome: Outcome): void {
    if (running?.requestId === requestId) answered = outcome;
  }

  function onExit(code: number | null, signal: NodeJS.Signals | null): void {
    if (!isAlive) return;
    isAlive = false;
    clearTimeout(initTimer);
    clearInterval(memoryTimer);
    runtimeApi.close();
    if (pid > 0) reaper.remove(pid);
    const how = signal === null ? `exit status ${code ?? 1}` : `signal: ${signalName(signal)}`;
    const type = isOutOfMemory ? 'Runtime.OutOfMemory' : 'Runtime.ExitError';
    ready.reject(new InitFailure(exited(id, type, how)));
    running?.finish(answered ?? exited(running.requestId, type, how));
    ended.resolve();
  }

  function watchMemory(): void {
    if (running === undefined && initMs > 0) return;
    const usedMb = residentMb(pid) ?? 0;
    maxMemoryMb = Math.max(maxMemoryMb, usedMb);
    if (usedMb > config.memoryMb) {
      isOutOfMemory = true;
      kill();
    }
  }

  function freeze(): void {
    if (options.freezes) send(pid, 'SIGSTOP');
  }
  /** A group, so that what the function started goes as well. */
  function kill(): void {
    isDoomed = true;
    send(-pid, 'SIGKILL');
  }

  return {
    id,
    ready: ready.promise,
    ended: ended.promise,
    isUsable: () => isAlive && !isDoomed,
    initDurationMs: () => initMs,
    invoke(invocation) {
      const give = take;
      if (give === undefined || isDoomed) {
        return Promise.resolve(exited(invocation.requestId, 'Runtime.ExitError', 'exit status 1'));
      }
      take = undefined;
      answered = undefined;
      const done = Promise.withResolvers<Outcome>();
      const timer = setTimeout(() => {
        running?.finish(timedOut(invocation.requestId, config.timeoutMs));
        kill();
      }, config.timeoutMs);
      running = {
        requestId: invocation.requestId,
        finish(outcome) {
          clearTimeout(timer);
          maxMemoryMb = Math.max(maxMemoryMb, residentMb(pid) ?? 0);
          running = undefined;
          done.resolve(outcome);
        },
      };
      if (options.freezes) send(pid, 'SIGCONT');
      give(invocation);
      return done.promise;
    },
    maxMemoryUsedMb: () => Math.ceil(maxMemoryMb),
    async stop(reason) {
      if (isAlive) {
        emit({ type: 'environmentEnd', environment: id, reason });
        kill();
      }
      await ended.promise;
    },
  };
}

function spawnRuntime(
  options: EnvironmentOptions,
  runtimeApi: string,
): ChildProcessByStdio<null, Readable, Readable> {
  const { id, config, region, initializationType } = options;
  const [command = process.execPath, ...args] = config.command ?? [process.execPath, bootstrap];
  return spawn(command, [...args, config.handler], {
    cwd: config.codeDir,
    // Its own group: Ctrl-C in a terminal is for the service, which then stops it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environmentVariables(config, id, {
      runtimeApi,
      region,
      initializationType,
    }),
  });
}

function send(pid: number, signal: NodeJS.Signals): void {
  if (pid === 0) return;
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
}

/** As Lambda writes it. */
function signalName(signal: NodeJS.Signals): string {
  const names: Readonly<Record<string, string>> = { SIGKILL: 'killed', SIGABRT: 'aborted' };
  return names[signal] ?? signal;
}
