/** How a span ended; all false when it went well. */
export interface SpanOutcome {
  /** Our own fault or a callee's: 5xx. */
  readonly isFault?: boolean;
  /** The caller's fault: 4xx. */
  readonly isError?: boolean;
  readonly isThrottled?: boolean;
}

/** One piece of work of a request. */
export interface Span {
  /** What a callee is told, so that its own segments hang below this span; the request's own where nothing is recorded. */
  readonly header: string | undefined;
  annotate(name: string, value: string | number | boolean): void;
  end(outcome?: SpanOutcome): void;
}

/** What one request did, when, and below what. There is one for each request. */
export interface Trace {
  /** Whether somebody will look: what is costly to tell is told only then. */
  readonly isSampled: boolean;
  /**
   * @param name - a stage (`prepare`), or the callee (`titles`)
   * @param kind - `remote` for a call over the network
   */
  begin(name: string, kind: 'stage' | 'remote'): Span;
  /** Sends what was recorded; never rejects. */
  send(): Promise<void>;
}

/** Begins the trace of a request. */
export interface Tracer {
  /**
   * @param requestId - an annotation of everything, so that a trace is found by it
   * @param header - of Lambda, or of the caller outside Lambda
   */
  trace(requestId: string, header: string | undefined): Trace;
}

/** A request that nobody traces: passes the caller's header on. */
export function untraced(header: string | undefined): Trace {
  const span: Span = { header, annotate: ignore, end: ignore };
  return { isSampled: false, begin: () => span, send: async () => {} };
}

export const noTracer: Tracer = { trace: (_requestId, header) => untraced(header) };

function ignore(): void {}
