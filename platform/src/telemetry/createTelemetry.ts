import type { Clock } from '../clock.ts';
import type { EnvironmentFacts } from './environmentFacts.ts';
import { createMetrics, createShapes } from './metrics/createMetrics.ts';
import { CANARY_NAMESPACE, NAMESPACE } from './metrics/metricCatalogue.ts';
import { requestSource } from './requestSource.ts';
import { roundMs } from './roundMs.ts';
import type { Telemetry } from './telemetry.ts';
import type { Tracer } from './trace/trace.ts';

export interface TelemetryOptions {
  readonly functionName: string;
  readonly clock: Clock;
  readonly environment: EnvironmentFacts;
  readonly tracer: Tracer;
  /** Takes whole lines, and has written them when it returns. */
  readonly write: (lines: string) => void;
}

/**
 * Metrics in the Embedded Metric Format and traces for X-Ray. All that belongs to a request is in the object of that
 * request; what requests share here is how many there are, and the shapes of records.
 */
export function createTelemetry(options: TelemetryOptions): Telemetry {
  const { functionName, clock, environment, tracer, write } = options;
  const shapes = createShapes(NAMESPACE, functionName);
  const canaryShapes = createShapes(CANARY_NAMESPACE, functionName);
  let inFlight = 0;

  return {
    isOn: true,
    note(put) {
      const metrics = createMetrics(shapes);
      put(metrics);
      write(metrics.take(clock.now()));
    },
    begin({ requestId, traceHeader }) {
      const isCanary = requestSource(requestId) === 'canary';
      const metrics = createMetrics(isCanary ? canaryShapes : shapes);
      const trace = tracer.trace(requestId, traceHeader);
      const startMs = clock.elapsed();
      let isLate = false;
      inFlight++;
      metrics.setProperty('requestId', requestId);
      metrics.put('RequestCount', 1);
      metrics.put('InFlightRequestCount', inFlight);
      const coldStart = environment.takeColdStart();
      if (coldStart !== undefined) {
        metrics.put('InitDurationMs', coldStart.initDurationMs);
        if (coldStart.isWaitedFor) metrics.put('ColdStartCount', 1);
      }

      return {
        metrics,
        trace,
        elapsedMs: () => roundMs(clock.elapsed() - startMs),
        deadlineExceeded() {
          isLate = true;
        },
        async end({ errorCount, isFailure }) {
          inFlight--;
          metrics.put('RequestLatencyMs', roundMs(clock.elapsed() - startMs));
          if (errorCount > 0 || isFailure) metrics.put('RequestErrorCount', 1);
          if (isFailure) metrics.put('RequestFailureCount', 1);
          if (isLate) metrics.put('DeadlineExceededCount', 1);
          const memoryUsedPercent = environment.memoryUsedPercent();
          if (memoryUsedPercent !== undefined) metrics.put('MemoryUsedPercent', memoryUsedPercent);
          write(metrics.take(clock.now()));
          if (trace.isSampled) await trace.send();
        },
      };
    },
  };
}
