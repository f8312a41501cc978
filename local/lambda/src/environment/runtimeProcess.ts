import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { EnvironmentOptions } from './environment.ts';
import { environmentVariables } from './environmentVariables.ts';

const bootstrap = fileURLToPath(new URL('../runtime/bootstrap.mjs', import.meta.url));

/** @param runtimeApi - host and port of the Runtime API that it is to ask */
export function spawnRuntime(
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

/** @param pid - negative: its group; 0: there is no process yet */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  if (pid === 0) return;
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
}

/** As Lambda writes it. */
export function signalName(signal: NodeJS.Signals): string {
  const names: Readonly<Record<string, string>> = { SIGKILL: 'killed', SIGABRT: 'aborted' };
  return names[signal] ?? signal;
}
