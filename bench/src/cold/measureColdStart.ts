import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { GATEWAY_CPU } from '../arena.ts';
import type { ColdContestant } from './contestants.ts';

const runtime = fileURLToPath(new URL('./runtime.mjs', import.meta.url));

/** CPU (user and system, all threads) and time since the process began, milliseconds. */
export interface Spent {
  readonly cpuMs: number;
  readonly wallMs: number;
}

export interface ColdStart {
  /** Before anything of ours. */
  readonly booted: Spent;
  /** The bundle is loaded. */
  readonly loaded: Spent;
  /** The first request is answered. */
  readonly answered: Spent;
  readonly body: string;
  /** CPU of one more request when the process is warm; absent unless repeats were asked for. */
  readonly warmCpuMs?: number;
}

/** One cold start in a process of its own. */
export function measureColdStart(
  { name, main, env }: ColdContestant,
  eventFile: string,
  { nodeArgs = [], repeats = 0 }: { nodeArgs?: readonly string[]; repeats?: number } = {},
): Promise<ColdStart> {
  return new Promise((resolve, reject) => {
    const command = [process.execPath, ...nodeArgs, runtime, main, eventFile, String(repeats)];
    const child = spawn('taskset', ['-c', String(GATEWAY_CPU), ...command], {
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', () => {
      const line = output.split('\n').find((text) => text.startsWith('{"coldStart":'));
      if (line === undefined) reject(new Error(`${name} did not answer:\n${output}`));
      else resolve(JSON.parse(line).coldStart);
    });
  });
}
