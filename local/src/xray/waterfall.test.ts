import type { Segment } from './segment.ts';
import { summariseTrace } from './summariseTrace.ts';
import { drawWaterfall } from './waterfall.ts';

const START_MS = 1_700_000_000_000;

/** `[id, parent, start, end]`, times from the start of the trace. */
type Piece = readonly [string, string | undefined, number, number | undefined, Partial<Segment>?];

function traceOf(...pieces: readonly Piece[]) {
  const segments = pieces.map(([id, parentId, from, to, fields]): [string, Segment] => [
    id,
    {
      traceId: 't',
      id,
      parentId,
      name: id,
      startMs: START_MS + from,
      endMs: to === undefined ? undefined : START_MS + to,
      origin: undefined,
      namespace: undefined,
      failure: undefined,
      annotations: {},
      exceptions: [],
      httpStatus: undefined,
      ...fields,
    },
  ]);
  return { traceId: 't', segments: new Map(segments) };
}

const trace = traceOf(
  ['titles', 'call', 12, 20, { origin: 'AWS::Lambda::Function', annotations: { coldStart: true } }],
  ['call', 'gateway', 10, 21, { namespace: 'remote', failure: 'error' }],
  ['gateway', 'client', 0, 30, { origin: 'AWS::Lambda::Function', annotations: { requestId: 'r-1' } }],
  ['plan', 'gateway', 1, 3],
  ['open', 'gateway', 22, undefined],
);

describe('a waterfall', () => {
  it('has each piece below the one that it belongs to, in order of time', () => {
    expect(
      drawWaterfall(trace).map(({ id, depth, kind, offsetMs, durationMs }) => [
        id,
        depth,
        kind,
        offsetMs,
        durationMs,
      ]),
    ).toEqual([
      ['gateway', 0, 'function', 0, 30],
      ['plan', 1, 'stage', 1, 2],
      ['call', 1, 'call', 10, 11],
      ['titles', 2, 'function', 12, 8],
      ['open', 1, 'stage', 22, null],
    ]);
  });

  it('draws pieces that name each other as parents once', () => {
    expect(
      drawWaterfall(traceOf(['a', 'b', 0, 1], ['b', 'a', 0, 1], ['c', 'c', 0, 1])).map(({ id }) => id),
    ).toEqual(['a', 'b', 'c']);
  });
});

describe('summariseTrace', () => {
  it('says where it began, how long it took and the worst in it', () => {
    expect(summariseTrace(trace)).toEqual({
      traceId: 't',
      requestId: 'r-1',
      name: 'gateway',
      startMs: START_MS,
      durationMs: 30,
      isInProgress: true,
      segments: 5,
      failure: 'error',
      hasColdStart: true,
    });
  });

  it('has nothing to say of a trace whose pieces all are parents of each other', () => {
    expect(summariseTrace(traceOf(['a', 'b', 0, 1], ['b', 'a', 0, 1]))).toBeUndefined();
  });
});
