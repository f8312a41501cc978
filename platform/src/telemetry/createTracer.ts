import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { type Span, type SpanOutcome, type Trace, type Tracer, untraced } from './trace/trace.ts';
import { parseTraceHeader, type TraceContext, writeTraceHeader } from './trace/traceHeader.ts';

/** A span that is over, or was when the request was answered. */
export interface RecordedSpan {
  readonly id: string;
  readonly name: string;
  readonly kind: 'root' | 'stage' | 'remote';
  /** Epoch milliseconds. */
  readonly startMs: number;
  readonly endMs: number;
  readonly annotations: Readonly<Record<string, string | number | boolean>>;
  readonly outcome: SpanOutcome;
}

/** Sends the spans of one request, the first of them above the others. Loaded with the first trace that is sampled. */
export type SendSpans = (context: TraceContext, spans: readonly RecordedSpan[]) => void;

export interface TracerOptions {
  /** Name of the span above all others. */
  readonly functionName: string;
  readonly clock: Clock;
  readonly load: () => Promise<SendSpans>;
  /** What went wrong with sending: a trace that is lost costs no answer. */
  readonly onFailure: (error: unknown) => void;
}

interface OpenSpan extends Span {
  finished(endMs: number): RecordedSpan;
}

/**
 * Records spans of sampled requests and hands them over at the end: what sends them costs nothing until then, and
 * nothing at all where nothing is sampled.
 */
export function createTracer({ functionName, clock, load, onFailure }: TracerOptions): Tracer {
  let sender: Promise<SendSpans> | undefined;

  function record(context: TraceContext, requestId: string): Trace {
    sender ??= load();
    // Waited for in send(), which may come much later.
    sender.catch(() => {});
    const root = open(functionName, 'root');
    const spans = [root];

    function open(name: string, kind: RecordedSpan['kind']): OpenSpan {
      const id = randomBytes(8).toString('hex');
      const startMs = clock.now();
      const annotations: Record<string, string | number | boolean> = { requestId };
      let end: { readonly atMs: number; readonly outcome: SpanOutcome } | undefined;
      return {
        header: writeTraceHeader(context.traceId, id),
        annotate(key, value) {
          annotations[key] = value;
        },
        end(outcome = {}) {
          end ??= { atMs: clock.now(), outcome };
        },
        finished: (nowMs) => ({
          id,
          name,
          kind,
          startMs,
          endMs: end?.atMs ?? nowMs,
          annotations,
          outcome: end?.outcome ?? {},
        }),
      };
    }

    return {
      isSampled: true,
      begin(name, kind) {
        const span = open(name, kind);
        spans.push(span);
        return span;
      },
      async send() {
        const nowMs = clock.now();
        try {
          const send = await (sender ?? load());
          send(
            context,
            spans.map((span) => span.finished(nowMs)),
          );
        } catch (error) {
          sender = undefined;
          onFailure(error);
        }
      },
    };
  }

  return {
    trace(requestId, header) {
      const context = parseTraceHeader(header);
      return context?.isSampled === true ? record(context, requestId) : untraced(header);
    },
  };
}
