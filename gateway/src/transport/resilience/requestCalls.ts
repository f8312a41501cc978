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
  /** @param onUnusable - is told when the call seemed to go well and its answer cannot be used */
  begin(graphlet: string, onUnusable: () => void): CallInProgress;
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
  const ended: Call[] = [];

  return {
    facts: ended,
    begin: (graphlet, onUnusable) => new Call(graphlet, onUnusable, telemetry, ended),
    unusable: (graphlet) =>
      ended.findLast((call) => call.graphlet === graphlet && call.code === undefined)?.unusable(),
    // All together: between the parts of a request that wait for graphlets each put would find nothing in the CPU's caches.
    putMetrics() {
      for (const call of ended) putCall(telemetry.metrics, call);
    },
  };
}

/** What is told of it are its public fields; a class, because every request has several. */
class Call implements CallFacts, CallInProgress {
  readonly graphlet: string;
  readonly startMs: number;
  durationMs = 0;
  tries = 1;
  code: ErrorCode | undefined;
  readonly #onUnusable: () => void;
  readonly #telemetry: RequestTelemetry;
  readonly #ended: Call[];
  readonly #span: Span;
  #isThrottled = false;

  constructor(graphlet: string, onUnusable: () => void, telemetry: RequestTelemetry, ended: Call[]) {
    this.graphlet = graphlet;
    this.startMs = telemetry.elapsedMs();
    this.#onUnusable = onUnusable;
    this.#telemetry = telemetry;
    this.#ended = ended;
    this.#span = telemetry.trace.begin(graphlet, 'remote');
  }

  get traceHeader(): string | undefined {
    return this.#span.header;
  }
  throttled(): void {
    this.#isThrottled = true;
    this.#telemetry.metrics.put('GraphletThrottleCount', 1, { Graphlet: this.graphlet });
  }
  retried(): void {
    this.tries++;
  }
  circuitOpen(): void {
    this.tries = 0;
  }
  end(code: ErrorCode | undefined): void {
    this.durationMs = roundMs(this.#telemetry.elapsedMs() - this.startMs);
    this.code = code;
    this.#ended.push(this);
    if (code !== undefined) this.#span.annotate('code', code);
    this.#span.end({ isFault: code !== undefined, isThrottled: this.#isThrottled });
  }
  unusable(): void {
    this.code = 'GRAPHLET_BAD_RESPONSE';
    this.#onUnusable();
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
