import { continueTrace } from './traceContext.ts';

const NOW_MS = 1_700_000_000_123;
const SEGMENT = /^[0-9a-f]{16}$/;

describe('continueTrace', () => {
  it('goes on with the trace of the caller, under a segment of its own', () => {
    const trace = continueTrace('Root=1-65-ab;Parent=53995c3f42cd8ad8;Sampled=1;Lineage=a:1', NOW_MS);
    expect(trace).toEqual({
      traceId: '1-65-ab',
      parentId: '53995c3f42cd8ad8',
      segmentId: expect.stringMatching(SEGMENT),
      isSampled: true,
      header: `Root=1-65-ab;Parent=${trace.segmentId};Sampled=1`,
    });
  });

  it('leaves a trace that the caller does not sample unsampled', () => {
    const { isSampled, header } = continueTrace('Root=1-65-ab;Sampled=0', NOW_MS);
    expect([isSampled, header.slice(-9)]).toEqual([false, 'Sampled=0']);
  });

  it.each([undefined, '', 'Self=1', 'nonsense'])('begins a trace when the caller gives %j', (given) => {
    expect(continueTrace(given, NOW_MS)).toMatchObject({
      traceId: expect.stringMatching(/^1-6553f100-[0-9a-f]{24}$/),
      parentId: undefined,
      isSampled: true,
    });
  });
});
