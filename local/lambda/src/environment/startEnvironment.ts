import { type Invocation, serveRuntimeApi } from '../runtime/runtimeApi.ts';
import { type Environment, type EnvironmentOptions, InitFailure } from './environment.ts';
import { residentMb } from './memory.ts';
import { exited, type Outcome, succeeded, threw, timedOut } from './outcome.ts';
import { sendSignal, signalName, spawnRuntime } from './runtimeProcess.ts';
import { splitLines } from './splitLines.ts';

const MEMORY_POLL_MS = 50;

interface Running {
  readonly requestId: string;
  finish(outcome: Outcome): void;
}

/** Starts the process of an environment, which asks the Runtime API for its invocations. */
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
    if (options.freezes) sendSignal(pid, 'SIGSTOP');
  }
  /** A group, so that what the function started goes as well. */
  function kill(): void {
    isDoomed = true;
    sendSignal(-pid, 'SIGKILL');
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
      if (options.freezes) sendSignal(pid, 'SIGCONT');
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
