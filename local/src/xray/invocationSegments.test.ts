import type { LambdaEvent } from '@graphlets/local-lambda';
import { createInvocationSegments } from './invocationSegments.ts';
import type { Segment } from './segment.ts';

const START_MS = 1_700_000_000_000;
const trace = { traceId: '1-2-3', segmentId: 'a1', parentId: 'p1', isSampled: true, header: '' };
const at = { time: START_MS, function: 'titles', environment: 'titles-1', requestId: 'lambda-1' };
const start: LambdaEvent = { ...at, type: 'start', trace };
const report = {
  ...at,
  type: 'report',
  status: 'success',
  durationMs: 20,
  billedDurationMs: 20,
  memorySizeMb: 512,
  maxMemoryUsedMb: 80,
} as const;

function segmentsOf(...events: readonly LambdaEvent[]): readonly Segment[] {
  const segments: Segment[] = [];
  const take = createInvocationSegments((segment) => segments.push(segment));
  for (const event of events) take({ event, requestId: 'r-1', record: undefined });
  return segments;
}

describe('the segments of invocations', () => {
  it('are in progress from the start and whole with the report', () => {
    expect(segmentsOf(start, report)).toMatchObject([
      { traceId: '1-2-3', id: 'a1', parentId: 'p1', name: 'titles', startMs: START_MS, endMs: undefined },
      {
        id: 'a1',
        origin: 'AWS::Lambda::Function',
        endMs: START_MS + 20,
        failure: undefined,
        annotations: { requestId: 'r-1', lambdaRequestId: 'lambda-1', coldStart: false, memorySizeMb: 512 },
      },
    ]);
  });

  it('say what an invocation failed of', () => {
    expect(
      segmentsOf(start, { ...report, status: 'timeout', errorType: 'Sandbox.Timedout' })[1],
    ).toMatchObject({ failure: 'fault', exceptions: ['Sandbox.Timedout'] });
  });

  it('have the cold start before the invocation that waited for it', () => {
    expect(segmentsOf(start, { ...report, initDurationMs: 150 })[2]).toMatchObject({
      name: 'Initialization',
      parentId: 'a1',
      startMs: START_MS - 150,
      endMs: START_MS,
    });
  });

  it('are not there for a trace that is not sampled', () => {
    expect(segmentsOf({ ...start, trace: { ...trace, isSampled: false } }, report)).toEqual([]);
  });
});
