import type { LambdaEvent } from '@graphlets/local-lambda';
import type { LogRecord } from './logRecord.ts';
import { recordLambdaEvents } from './recordLambdaEvents.ts';

const at = { time: Date.parse('2026-01-02T03:04:05Z'), function: 'ratings', environment: 'ratings-1' };
const trace = {
  traceId: '1-2-3',
  segmentId: 'a',
  parentId: undefined,
  isSampled: true,
  header: 'Root=1-2-3',
};
const figures = { durationMs: 3, billedDurationMs: 3, memorySizeMb: 128, maxMemoryUsedMb: 60 };

function record(event: LambdaEvent): readonly LogRecord[] {
  const written: LogRecord[] = [];
  recordLambdaEvents((line) => written.push(line))(event);
  return written;
}

describe('recordLambdaEvents', () => {
  it('gives a line the request that it belongs to, unless it names one itself', () => {
    expect(record({ ...at, type: 'log', requestId: 'r-1', line: 'plain' })).toEqual([
      {
        time: '2026-01-02T03:04:05.000Z',
        level: 'info',
        function: 'ratings',
        message: 'plain',
        requestId: 'r-1',
      },
    ]);
    expect(record({ ...at, type: 'log', requestId: 'r-1', line: '{"requestId":"client-7"}' })).toMatchObject([
      { requestId: 'client-7' },
    ]);
  });

  it('shows a failed invocation as an error and a throttle as a warning', () => {
    const timeout = { ...at, ...figures, type: 'report', requestId: 'r-1', status: 'timeout' } as const;
    expect(record({ ...timeout, errorType: 'Sandbox.Timedout' })).toMatchObject([
      { level: 'error', message: 'invocation failed: Sandbox.Timedout', requestId: 'r-1', durationMs: 3 },
    ]);
    expect(
      record({ ...at, type: 'throttle', reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' }),
    ).toMatchObject([
      { level: 'warn', message: 'throttled', reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' },
    ]);
  });

  it('keeps what goes well for those who ask for everything', () => {
    expect(record({ ...at, ...figures, type: 'report', requestId: 'r-1', status: 'success' })).toMatchObject([
      { level: 'debug', message: 'invoked', maxMemoryUsedMb: 60 },
    ]);
    expect(record({ ...at, type: 'initDone', durationMs: 40 })).toMatchObject([
      { level: 'debug', message: 'cold start', durationMs: 40 },
    ]);
    expect(record({ ...at, type: 'start', requestId: 'r-1', trace })).toEqual([]);
  });
});
