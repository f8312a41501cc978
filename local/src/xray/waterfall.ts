import type { Segment } from './segment.ts';
import { rootsOf } from './summariseTrace.ts';
import type { Trace } from './traceStore.ts';

/** One bar of a waterfall. */
export interface WaterfallRow {
  readonly id: string;
  readonly depth: number;
  readonly name: string;
  readonly kind: 'function' | 'call' | 'stage';
  /** From the start of the trace. */
  readonly offsetMs: number;
  /** Null while it is in progress. */
  readonly durationMs: number | null;
  readonly failure: Segment['failure'];
  readonly annotations: Segment['annotations'];
  readonly exceptions: readonly string[];
  readonly httpStatus: number | undefined;
}

/** What a trace was made of, each piece below the one that it belongs to, in order of time. */
export function drawWaterfall({ segments }: Trace): readonly WaterfallRow[] {
  const all = [...segments.values()];
  const children = Map.groupBy(all, ({ parentId }) => parentId);
  const originMs = Math.min(...all.map(({ startMs }) => startMs));
  const drawn = new Set<string>();
  const rows: WaterfallRow[] = [];

  function draw(segment: Segment, depth: number): void {
    // Ids that go round in a circle, by mistake or on purpose, end here.
    if (drawn.has(segment.id)) return;
    drawn.add(segment.id);
    rows.push(rowOf(segment, depth, originMs));
    const inner = children.get(segment.id) ?? [];
    for (const child of inner.toSorted((a, b) => a.startMs - b.startMs)) draw(child, depth + 1);
  }

  for (const root of rootsOf(all)) draw(root, 0);
  for (const segment of all) draw(segment, 0);
  return rows;
}

function rowOf(segment: Segment, depth: number, originMs: number): WaterfallRow {
  const { id, name, startMs, endMs, failure, annotations, exceptions, httpStatus } = segment;
  return {
    id,
    depth,
    name,
    kind: kindOf(segment),
    offsetMs: startMs - originMs,
    durationMs: endMs === undefined ? null : Math.max(0, endMs - startMs),
    failure,
    annotations,
    exceptions,
    httpStatus,
  };
}

function kindOf({ origin, namespace }: Segment): WaterfallRow['kind'] {
  if (origin !== undefined) return 'function';
  return namespace === undefined ? 'stage' : 'call';
}
