import type { Clock } from '@graphlets/platform/clock';
import { roundMs } from '@graphlets/platform/telemetry/roundMs';
import type { Telemetry } from '@graphlets/platform/telemetry/telemetry';

const TIMEOUTS: ReadonlySet<unknown> = new Set(['AbortError', 'TimeoutError']);

/** What is read over the network and belongs to no request. */
export type ReadSource = 'Registry' | 'KeySet';

/** Tells the function's metrics how reading went. */
export type ObserveReading = <T>(source: ReadSource, read: () => Promise<T>) => Promise<T>;

export function createObserveReading(telemetry: Telemetry, clock: Clock): ObserveReading {
  return async (source, read) => {
    const startMs = clock.elapsed();
    let failure: { readonly isTimeout: boolean } | undefined;
    try {
      return await read();
    } catch (error) {
      failure = { isTimeout: isTimeout(error) };
      throw error;
    } finally {
      telemetry.note((metrics) => {
        metrics.put(`${source}LatencyMs`, roundMs(clock.elapsed() - startMs));
        if (failure !== undefined) metrics.put(`${source}ErrorCount`, 1);
        if (failure?.isTimeout === true) metrics.put(`${source}TimeoutCount`, 1);
      });
    }
  };
}

/** What it was that ended it is the innermost cause. */
function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return TIMEOUTS.has(error.name) || isTimeout(error.cause);
}
