import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A child of the benchmark; what it prints is kept for when it fails. */
export interface Child {
  readonly pid: number;
  output(): string;
  /** Resolves to the first capture of `pattern` in what it prints. */
  waitFor(pattern: RegExp): Promise<string>;
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** CPU to pin to (Linux `taskset`), so that gateway and load do not share one. */
  readonly cpu?: number;
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts Node with these arguments. */
export function start({ args, env = {}, cpu }: StartOptions): Child {
  const [command, ...rest] =
    cpu === undefined
      ? [process.execPath, ...args]
      : ['taskset', '-c', String(cpu), process.execPath, ...args];
  const child = spawn(command ?? process.execPath, rest, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  const listeners = new Set<() => void>();
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-20_000);
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      running.delete(child);
      for (const listener of listeners) listener();
      resolve();
    });
  });

  return {
    pid: child.pid ?? 0,
    output: () => output,
    waitFor: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(output);
          if (found !== null) resolve(found[1] ?? found[0]);
          else if (child.exitCode !== null) reject(new Error(`${args[0]} ended:\n${output}`));
          else return;
          listeners.delete(look);
        };
        listeners.add(look);
        look();
      }),
    async stop() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/**
 * Time on a CPU, user and system, of a process with all of its living threads so far, milliseconds (the kernel's
 * `schedstat`, in nanoseconds, where `/proc/<pid>/stat` has ticks of 10 ms).
 */
export function cpuMs(pid: number): number {
  let ns = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    ns += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
  }
  return ns / 1e6;
}
