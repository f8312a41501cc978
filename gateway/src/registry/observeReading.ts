import type { Clock } from '@graphlets/platform/clock';
import { roundMs } from '@graphlets/platform/telemetry/roundMs';
import type { Telemetry } from '@graphlets/platform/telemetry/telemetry';

const TIMEOUTS: ReadonlySet<unknown> = new Set(['AbortError', 'TimeoutError']);

/** Tells the function's metrics how reading the registry went. */
export async function observeReading<T>(
  telemetry: Telemetry,
  clock: Clock,
  read: () => Promise<T>,
): Promise<T> {
  const startMs = clock.elapsed();
  let failure: { readonly isTimeout: boolean } | undefined;
  try {
    return await read();
  } catch (error) {
    failure = { isTimeout: isTimeout(error) };
    throw error;
  } finally {
    telemetry.note((metrics) => {
      metrics.put('RegistryLatencyMs', roundMs(clock.elapsed() - startMs));
      if (failure !== undefined) metrics.put('RegistryErrorCount', 1);
      if (failure?.isTimeout === true) metrics.put('RegistryTimeoutCount', 1);
    });
  }
}

/** What it was that ended it is the innermost cause. */
function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return TIMEOUTS.has(error.name) || isTimeout(error.cause);
}
