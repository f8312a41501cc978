import { readPacket } from './readPacket.ts';

const HEADER = '{"format":"json","version":1}\n';
const call = {
  trace_id: '1-65-ab',
  id: 'b1',
  parent_id: 'a1',
  type: 'subsegment',
  name: 'titles',
  namespace: 'remote',
  start_time: 1_700_000_000.5,
  end_time: 1_700_000_000.75,
  annotations: { requestId: 'r-1', attempt: 2, odd: { no: 1 } },
  fault: true,
  cause: { exceptions: [{ type: 'GraphletTimeoutError', message: 'too slow' }, { id: 1 }] },
  http: { response: { status: 504 } },
  subsegments: [{ id: 'c1', name: 'sign', start_time: 1_700_000_000.5, in_progress: true }],
};

describe('readPacket', () => {
  it('reads a document and what is nested in it', () => {
    expect(readPacket(HEADER + JSON.stringify(call))).toEqual([
      {
        traceId: '1-65-ab',
        id: 'b1',
        parentId: 'a1',
        name: 'titles',
        startMs: 1_700_000_000_500,
        endMs: 1_700_000_000_750,
        origin: undefined,
        namespace: 'remote',
        failure: 'fault',
        annotations: { requestId: 'r-1', attempt: 2 },
        exceptions: ['GraphletTimeoutError: too slow'],
        httpStatus: 504,
      },
      expect.objectContaining({ id: 'c1', parentId: 'b1', endMs: undefined, failure: undefined }),
    ]);
  });

  it.each([
    ['', 'nothing'],
    [JSON.stringify(call), 'no header'],
    [`{"format":"xml","version":1}\n${JSON.stringify(call)}`, 'another format'],
    [`${HEADER}{"trace_id":`, 'half a document'],
    [`${HEADER}[]`, 'no object'],
    [`${HEADER}{"id":"a","name":"x","start_time":1}`, 'no trace'],
    [`${HEADER}{"trace_id":"1-1-1","id":"a","name":"x"}`, 'no start'],
    ['\u0000\u0001\n\u0002', 'no text'],
  ])('takes nothing from %j (%s)', (packet) => {
    expect(readPacket(packet)).toEqual([]);
  });

  it('cuts a document that nests without end', () => {
    let piece: Record<string, unknown> = { id: 'last', name: 'x', start_time: 1 };
    for (let depth = 0; depth < 500; depth++) {
      piece = { id: `d${depth}`, name: 'x', start_time: 1, subsegments: [piece] };
    }
    expect(readPacket(HEADER + JSON.stringify({ ...piece, trace_id: '1-1-1' }))).toHaveLength(51);
  });
});
