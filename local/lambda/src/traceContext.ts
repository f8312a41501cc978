import { randomBytes } from 'node:crypto';

/** Where an invocation stands in an X-Ray trace. */
export interface TraceContext {
  /** The trace: `1-<epoch seconds>-<96 bits>`. */
  readonly traceId: string;
  /** The segment of this invocation, 64 bits. */
  readonly segmentId: string;
  /** The caller's segment; undefined where the trace begins here. */
  readonly parentId: string | undefined;
  readonly isSampled: boolean;
  /** What the function is told: its own segment is the parent of all that it does. */
  readonly header: string;
}

/**
 * Goes on with a caller's trace or begins one, as Lambda does with active tracing: what the caller decided about
 * sampling stays, and without a decision it is taken.
 *
 * @param given - the caller's `X-Amzn-Trace-Id` (docs.aws.amazon.com/xray, "Tracing header")
 */
export function continueTrace(given: string | undefined, nowMs: number): TraceContext {
  const fields = new Map((given ?? '').split(';').map((field) => split(field)));
  const traceId =
    fields.get('Root') ?? `1-${Math.floor(nowMs / 1_000).toString(16)}-${randomBytes(12).toString('hex')}`;
  const segmentId = randomBytes(8).toString('hex');
  const isSampled = fields.get('Sampled') !== '0';
  return {
    traceId,
    segmentId,
    parentId: fields.get('Parent'),
    isSampled,
    header: `Root=${traceId};Parent=${segmentId};Sampled=${isSampled ? 1 : 0}`,
  };
}

function split(field: string): readonly [string, string] {
  const [name = '', ...value] = field.split('=');
  return [name.trim(), value.join('=').trim()];
}
