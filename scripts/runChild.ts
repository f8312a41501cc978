import { type SpawnOptions, spawn } from 'node:child_process';

/**
 * Runs Node with these arguments to its end. A signal that would end this process ends the child, so that nothing goes on
 * alone; Ctrl-C reaches the child by itself.
 *
 * @returns its exit code, 1 when a signal ended it
 */
export function runChild(
  args: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env'> = {},
): Promise<number> {
  const child = spawn(process.execPath, args, { ...options, stdio: 'inherit' });
  const wait = () => {};
  const end = () => child.kill('SIGTERM');
  process.on('SIGINT', wait).on('SIGTERM', end).on('SIGHUP', end);
  return new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  }).finally(() => {
    process.off('SIGINT', wait).off('SIGTERM', end).off('SIGHUP', end);
  });
}
