import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

export interface RunningGateway {
  /** Of its GraphQL endpoint. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Runs `npm run gateway` with its default settings on a free port.
 *
 * @throws {Error} with what it said when it ends instead of serving
 */
export async function startGatewayCommand(supergraphSdl: string): Promise<RunningGateway> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, supergraphSdl);
  // A process group of its own: npm and the shell between do not pass every signal on.
  const child = spawn('npm', ['run', '-s', 'gateway', '--', '--supergraph', file, '--port', '0'], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let said = '';
  const serving = new Promise<string>((resolve) => {
    const listen = (chunk: Buffer) => {
      said += chunk;
      const [, url] = /^Gateway \(\w+\) at (\S+)$/m.exec(said) ?? [];
      if (url !== undefined) resolve(url);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
  });
  const stop = async () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = await Promise.race([serving, ended]);
  if (url !== undefined) return { url, stop };
  await stop();
  throw new Error(`npm run gateway ended: ${said}`);
}
