import { dueTimes } from './dueTimes.ts';
import { parseLine, type RawResult } from './rawResults.ts';
import type { SentRequest } from './sendResult.ts';
import { quantile } from './statistics.ts';
import { summarise } from './summarise.ts';

const started = (...times: readonly number[]) =>
  times.map((startedMs, index): RawResult => {
    return { index, startedMs, connectMs: 0, fromSendMs: 5, status: 200, outcome: 'ok', bytes: 1 };
  });

describe('when a request was due', () => {
  it('is its tick, however late it was sent', () => {
    expect(dueTimes(started(0, 350, 360), [0, 100, 200])).toEqual({ due: [0, 100, 200], dropped: [] });
  });

  it('is the latest tick before its start where others were dropped, which count with what they would have waited', () => {
    // Nobody was free at 100 and 200; then one was, at 300.
    expect(dueTimes(started(0, 301, 401), [0, 100, 200, 300, 400])).toEqual({
      due: [0, 300, 400],
      dropped: [
        { dueMs: 100, fromDueMs: 206 },
        { dueMs: 200, fromDueMs: 106 },
      ],
    });
  });

  it('skips no more ticks than were dropped', () => {
    expect(dueTimes(started(0, 450), [0, 100, 200]).due).toEqual([0, 200]);
  });
});

describe('raw results', () => {
  it('are read line by line', () => {
    expect(parseLine('3,120,0.5,7.25,200,1,90,1700000000000')).toEqual({
      startedAt: 1_700_000_000_000,
      result: {
        index: 3,
        startedMs: 120,
        connectMs: 0.5,
        fromSendMs: 7.25,
        status: 200,
        outcome: 'graphqlError',
        bytes: 90,
      },
    });
  });

  it.each(['', '3,120,0.5', '3,120,0.5,7.25,200,99,90,1', 'x,1,1,1,200,0,1,1'])('leave out %j', (line) => {
    expect(parseLine(line)).toBeUndefined();
  });
});

describe('quantile', () => {
  it.each([
    [0.5, 2],
    [0.99, 4],
    [0, 1],
  ])('%s of 1..4 is %s', (share, value) => {
    expect(quantile([1, 2, 3, 4], share)).toBe(value);
  });
});

describe('the figures of a run', () => {
  const request = (over: Partial<SentRequest>): SentRequest => ({
    index: 0,
    operation: 'A',
    dueMs: 0,
    endedMs: 10,
    fromDueMs: 10,
    fromSendMs: 5,
    outcome: 'ok',
    ...over,
  });

  it('keep latency from when it was due and from the send apart', () => {
    const run = summarise([request({ fromDueMs: 1_000, fromSendMs: 3 })], [], [0], 1_000);
    expect([run.latencyMs.max, run.latencyFromSendMs.max]).toEqual([1_000, 3]);
  });

  it('count GraphQL errors as failures, and timeouts by themselves', () => {
    const run = summarise(
      [request({}), request({ outcome: 'graphqlError' }), request({ outcome: 'timeout', dueMs: 1_500 })],
      [{ dueMs: 500, fromDueMs: 700 }],
      [0, 500, 1_500, 1_600],
      2_000,
    );
    expect(run).toMatchObject({
      sent: 3,
      dropped: 1,
      targetTps: 2,
      achievedTps: 1.5,
      achievedPercent: 75,
      failures: 2,
      outcomes: { ok: 1, graphqlError: 1, timeout: 1 },
    });
    expect(run.seconds.map(({ due, sent, failures, timeouts }) => [due, sent, failures, timeouts])).toEqual([
      [2, 2, 1, 0],
      [2, 1, 1, 1],
    ]);
  });
});
