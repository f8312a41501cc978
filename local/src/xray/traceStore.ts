import type { Segment } from './segment.ts';

/** All that is known of one trace. */
export interface Trace {
  readonly traceId: string;
  readonly segments: ReadonlyMap<string, Segment>;
}

interface KeptTrace extends Trace {
  readonly segments: Map<string, Segment>;
  bytes: number;
  /** When it was last added to. */
  changedMs: number;
}

/** What a segment costs besides its texts, as measured on Node 24. */
const SEGMENT_BYTES = 300;
const LIMITS = { bytes: 48_000_000, keptMs: 3_600_000, segmentsInTrace: 2_000 };

/** The newest traces, for an hour and as many bytes as the limit allows. */
export class TraceStore {
  bytes = 0;
  /** Segments beyond what one trace may have. */
  dropped = 0;
  readonly #limits: typeof LIMITS;
  /** Those that were added to last come last. */
  readonly #traces = new Map<string, KeptTrace>();

  constructor(limits: Partial<typeof LIMITS> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  get count(): number {
    return this.#traces.size;
  }

  /** A segment that comes again, as one in progress does when it is done, replaces the one before. */
  add(segment: Segment, nowMs: number): void {
    const trace = this.#touch(segment.traceId, nowMs);
    const before = trace.segments.get(segment.id);
    if (before === undefined && trace.segments.size >= this.#limits.segmentsInTrace) {
      this.dropped++;
      return;
    }
    trace.segments.set(segment.id, segment);
    const grownBytes = costOf(segment) - (before === undefined ? 0 : costOf(before));
    trace.bytes += grownBytes;
    this.bytes += grownBytes;
    this.forgetOld(nowMs);
  }

  get(traceId: string): Trace | undefined {
    return this.#traces.get(traceId);
  }

  /** Newest first. */
  *newest(): Generator<Trace> {
    yield* [...this.#traces.values()].reverse();
  }

  forgetOld(nowMs: number): void {
    for (const trace of this.#traces.values()) {
      if (this.bytes <= this.#limits.bytes && trace.changedMs >= nowMs - this.#limits.keptMs) return;
      this.#traces.delete(trace.traceId);
      this.bytes -= trace.bytes;
    }
  }

  #touch(traceId: string, nowMs: number): KeptTrace {
    const trace = this.#traces.get(traceId) ?? { traceId, segments: new Map(), bytes: 0, changedMs: nowMs };
    trace.changedMs = nowMs;
    this.#traces.delete(traceId);
    this.#traces.set(traceId, trace);
    return trace;
  }
}

function costOf({ name, annotations, exceptions }: Segment): number {
  let letters = name.length;
  for (const [key, value] of Object.entries(annotations)) letters += key.length + String(value).length + 32;
  for (const exception of exceptions) letters += exception.length;
  return SEGMENT_BYTES + letters;
}
