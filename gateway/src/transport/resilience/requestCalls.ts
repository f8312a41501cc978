import type { ErrorCode } from '@graphlets/platform/errors';
import { roundMs } from '@graphlets/platform/telemetry/roundMs';
import type { RequestTelemetry } from '@graphlets/platform/telemetry/telemetry';
import type { Span } from '@graphlets/platform/telemetry/trace/trace';

/** One call of a graphlet, all its tries. */
export interface CallFacts {
  readonly graphlet: string;
  /** Milliseconds from the beginning of the request. */
  readonly startMs: number;
  readonly durationMs: number;
  /** Absent when it went well. */
  readonly code?: ErrorCode | undefined;
  readonly tries: number;
}

/** What one request is told of its calls: metrics, trace and facts. Travels through the engine as it is. */
export interface RequestCalls {
  readonly facts: readonly CallFacts[];
  begin(graphlet: string): CallInProgress;
  /** A call that seemed to go well gave an answer that cannot be used. */
  unusable(graphlet: string): void;
}

export interface CallInProgress {
  /** What the graphlet is told of the trace. */
  readonly traceHeader: string | undefined;
  /** A try was refused with 429. */
  throttled(): void;
  /** It is tried again. */
  retried(): void;
  /** It was not sent at all. */
  circuitOpen(): void;
  /** @returns how long it took, milliseconds */
  end(code: ErrorCode | undefined): number;
}

const TIMEOUTS: ReadonlySet<ErrorCode> = new Set(['GRAPHLET_TIMEOUT', 'DEADLINE_EXCEEDED']);

export function createRequestCalls({ metrics, trace, elapsedMs }: RequestTelemetry): RequestCalls {
  const facts: CallFacts[] = [];

  return {
    facts,
    unusable(graphlet) {
      metrics.put('GraphletErrorCount', 1, { Graphlet: graphlet });
      const at = facts.findLastIndex((call) => call.graphlet === graphlet && call.code === undefined);
      const call = facts[at];
      if (call !== undefined) facts[at] = { ...call, code: 'GRAPHLET_BAD_RESPONSE' };
    },
    begin(graphlet) {
      const dimensions = { Graphlet: graphlet };
      const startMs = elapsedMs();
      const span = trace.begin(graphlet, 'remote');
      let tries = 1;
      let isThrottled = false;
      return {
        traceHeader: span.header,
        throttled() {
          isThrottled = true;
          metrics.put('GraphletThrottleCount', 1, dimensions);
        },
        retried() {
          tries++;
          metrics.put('GraphletRetryCount', 1, dimensions);
        },
        circuitOpen() {
          tries = 0;
          metrics.put('CircuitOpenCount', 1, dimensions);
        },
        end(code) {
          const durationMs = roundMs(elapsedMs() - startMs);
          metrics.put('GraphletCallCount', 1, dimensions);
          // What was not sent took no time, and would flatter the figure.
          if (tries > 0) metrics.put('GraphletLatencyMs', durationMs, dimensions);
          if (code !== undefined) {
            metrics.put('GraphletErrorCount', 1, dimensions);
            if (TIMEOUTS.has(code)) metrics.put('GraphletTimeoutCount', 1, dimensions);
          }
          facts.push({ graphlet, startMs, durationMs, tries, code });
          endSpan(span, code, isThrottled);
          return durationMs;
        },
      };
    },
  };
}

function endSpan(span: Span, code: ErrorCode | undefined, isThrottled: boolean): void {
  if (code !== undefined) span.annotate('code', code);
  span.end({ isFault: code !== undefined, isThrottled });
}
