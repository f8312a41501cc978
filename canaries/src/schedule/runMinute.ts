import type { Clock } from '@graphlets/platform/clock';
import { runOffsets } from './runOffsets.ts';

/**
 * Starts the runs of one minute, each at its time whether or not those before have ended, and waits for all.
 *
 * @param run - is told when it was to start, epoch milliseconds
 */
export async function runMinute(
  runsPerMinute: number,
  clock: Clock,
  run: (startMs: number) => Promise<void>,
): Promise<void> {
  const beginMs = clock.now();
  await Promise.all(
    runOffsets(runsPerMinute).map(async (offsetMs) => {
      if (offsetMs > 0) await new Promise<void>((resolve) => clock.after(offsetMs, resolve));
      await run(beginMs + offsetMs);
    }),
  );
}
