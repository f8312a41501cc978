import type { ErrorCode } from '@graphlets/platform/errors';
import type { Metrics } from '@graphlets/platform/telemetry/metrics/metrics';
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
  /** Puts the metrics of all calls, once, when the request is answered. */
  putMetrics(): void;
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
  end(code: ErrorCode | undefined): void;
}

const TIMEOUTS: ReadonlySet<ErrorCode> = new Set(['GRAPHLET_TIMEOUT', 'DEADLINE_EXCEEDED']);

export function createRequestCalls(telemetry: RequestTelemetry): RequestCalls {
  const facts: CallFacts[] = [];

  return {
    facts,
    begin: (graphlet) => new Call(graphlet, telemetry, facts),
    unusable(graphlet) {
      const at = facts.findLastIndex((call) => call.graphlet === graphlet && call.code === undefined);
      const call = facts[at];
      if (call !== undefined) facts[at] = { ...call, code: 'GRAPHLET_BAD_RESPONSE' };
    },
    // All together: between the parts of a request that wait for graphlets each put would find nothing in the CPU's caches.
    putMetrics() {
      for (const call of facts) putCall(telemetry.metrics, call);
    },
  };
}

/** A class, because every request has several. */
class Call implements CallInProgress {
  readonly #graphlet: string;
  readonly #telemetry: RequestTelemetry;
  readonly #facts: CallFacts[];
  readonly #startMs: number;
  readonly #span: Span;
  #tries = 1;
  #isThrottled = false;

  constructor(graphlet: string, telemetry: RequestTelemetry, facts: CallFacts[]) {
    this.#graphlet = graphlet;
    this.#telemetry = telemetry;
    this.#facts = facts;
    this.#startMs = telemetry.elapsedMs();
    this.#span = telemetry.trace.begin(graphlet, 'remote');
  }

  get traceHeader(): string | undefined {
    return this.#span.header;
  }
  throttled(): void {
    this.#isThrottled = true;
    this.#telemetry.metrics.put('GraphletThrottleCount', 1, { Graphlet: this.#graphlet });
  }
  retried(): void {
    this.#tries++;
  }
  circuitOpen(): void {
    this.#tries = 0;
  }
  end(code: ErrorCode | undefined): void {
    const startMs = this.#startMs;
    const durationMs = roundMs(this.#telemetry.elapsedMs() - startMs);
    this.#facts.push({ graphlet: this.#graphlet, startMs, durationMs, tries: this.#tries, code });
    if (code !== undefined) this.#span.annotate('code', code);
    this.#span.end({ isFault: code !== undefined, isThrottled: this.#isThrottled });
  }
}

function putCall(metrics: Metrics, { graphlet, durationMs, tries, code }: CallFacts): void {
  const dimensions = { Graphlet: graphlet };
  metrics.put('GraphletCallCount', 1, dimensions);
  // What was not sent took no time, and would flatter the figure.
  if (tries > 0) metrics.put('GraphletLatencyMs', durationMs, dimensions);
  else metrics.put('CircuitOpenCount', 1, dimensions);
  if (tries > 1) metrics.put('GraphletRetryCount', tries - 1, dimensions);
  if (code === undefined) return;
  metrics.put('GraphletErrorCount', 1, dimensions);
  if (TIMEOUTS.has(code)) metrics.put('GraphletTimeoutCount', 1, dimensions);
}
