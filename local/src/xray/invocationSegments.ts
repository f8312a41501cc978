import { randomBytes } from 'node:crypto';
import type { TraceContext } from '@graphlets/local-lambda';
import type { LambdaEntry } from '../logs/readLambdaEvents.ts';
import type { Segment } from './segment.ts';

interface Running {
  readonly trace: TraceContext;
  readonly startMs: number;
}

/** Lambda's own part of a trace: a segment for every invocation, and one within it for a cold start. */
export function createInvocationSegments(add: (segment: Segment) => void): (entry: LambdaEntry) => void {
  const running = new Map<string, Running>();

  return ({ event, requestId }) => {
    if (event.type === 'start' && event.trace.isSampled) {
      const startMs = event.time;
      running.set(event.requestId, { trace: event.trace, startMs });
      add(segmentOf(event.function, event.trace, startMs));
    }
    if (event.type !== 'report') return;
    const known = running.get(event.requestId);
    if (known === undefined) return;
    running.delete(event.requestId);
    const { trace, startMs } = known;
    const { initDurationMs } = event;
    add({
      ...segmentOf(event.function, trace, startMs),
      endMs: startMs + event.durationMs,
      failure: event.status === 'success' ? undefined : 'fault',
      exceptions: event.errorType === undefined ? [] : [event.errorType],
      annotations: {
        ...(requestId !== undefined && { requestId }),
        lambdaRequestId: event.requestId,
        environment: event.environment,
        coldStart: initDurationMs !== undefined,
        billedDurationMs: event.billedDurationMs,
        memorySizeMb: event.memorySizeMb,
        maxMemoryUsedMb: event.maxMemoryUsedMb,
      },
    });
    if (initDurationMs === undefined) return;
    add({
      ...segmentOf('Initialization', trace, startMs - initDurationMs),
      id: randomBytes(8).toString('hex'),
      parentId: trace.segmentId,
      origin: undefined,
      endMs: startMs,
    });
  };
}

/** In progress. */
function segmentOf(name: string, trace: TraceContext, startMs: number): Segment {
  return {
    traceId: trace.traceId,
    id: trace.segmentId,
    parentId: trace.parentId,
    name,
    startMs,
    endMs: undefined,
    origin: 'AWS::Lambda::Function',
    namespace: undefined,
    failure: undefined,
    annotations: {},
    exceptions: [],
    httpStatus: undefined,
  };
}
