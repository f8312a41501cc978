import type { Segment } from './segment.ts';
import type { Trace } from './traceStore.ts';

/** A trace in one line. */
export interface TraceSummary {
  readonly traceId: string;
  readonly requestId: string | undefined;
  /** Where it began. */
  readonly name: string;
  readonly startMs: number;
  readonly durationMs: number;
  readonly isInProgress: boolean;
  readonly segments: number;
  /** The worst in it: a fault before a throttle before an error. */
  readonly failure: Segment['failure'];
  /** An invocation waited for an environment. */
  readonly hasColdStart: boolean;
}

const severities = ['fault', 'throttle', 'error'] as const;

export function summariseTrace({ traceId, segments }: Trace): TraceSummary | undefined {
  const all = [...segments.values()];
  const root = rootsOf(all)[0];
  if (root === undefined) return undefined;
  const startMs = Math.min(...all.map((segment) => segment.startMs));
  const endMs = Math.max(...all.map((segment) => segment.endMs ?? segment.startMs));
  const requestId = [root, ...all].map(({ annotations }) => annotations.requestId).find(isText);
  return {
    traceId,
    requestId,
    name: root.name,
    startMs,
    durationMs: endMs - startMs,
    isInProgress: all.some((segment) => segment.endMs === undefined),
    segments: all.length,
    failure: severities.find((severity) => all.some(({ failure }) => failure === severity)),
    hasColdStart: all.some(({ annotations }) => annotations.coldStart === true),
  };
}

/** Those without a parent in the trace, in order of their start. */
export function rootsOf(segments: readonly Segment[]): readonly Segment[] {
  const ids = new Set(segments.map(({ id }) => id));
  return segments
    .filter(({ parentId }) => parentId === undefined || !ids.has(parentId))
    .sort((a, b) => a.startMs - b.startMs);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
