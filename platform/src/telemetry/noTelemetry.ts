import type { Clock } from '../clock.ts';
import type { Metrics } from './metrics/metrics.ts';
import { roundMs } from './roundMs.ts';
import type { Telemetry } from './telemetry.ts';
import { untraced } from './trace/trace.ts';

const noMetrics: Metrics = { put: ignore, setProperty: ignore, take: () => '' };

/** Measures nothing and writes nothing; the caller's trace header is still passed on. */
export function noTelemetry(clock: Clock): Telemetry {
  return {
    isOn: false,
    note: ignore,
    begin({ traceHeader }) {
      const startMs = clock.elapsed();
      return {
        metrics: noMetrics,
        trace: untraced(traceHeader),
        elapsedMs: () => roundMs(clock.elapsed() - startMs),
        deadlineExceeded: ignore,
        end: async () => {},
      };
    },
  };
}

function ignore(): void {}
