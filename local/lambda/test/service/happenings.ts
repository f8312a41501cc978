import type { LambdaEvent } from '../../src/index.ts';

/** Resolves when it holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

/** Resolves when this many invocations have begun to run. */
export function untilStarted(events: readonly LambdaEvent[], count: number): Promise<void> {
  return until(() => events.filter((event) => event.type === 'start').length >= count);
}

export function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}
