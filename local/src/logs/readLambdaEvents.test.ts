import type { LambdaEvent } from '@graphlets/local-lambda';
import { createLambdaReader } from './readLambdaEvents.ts';

const at = { time: Date.parse('2026-01-02T03:04:05Z'), function: 'ratings', environment: 'ratings-1' };
const figures = { durationMs: 3, billedDurationMs: 3, memorySizeMb: 128, maxMemoryUsedMb: 60 };
const report = { ...at, ...figures, type: 'report', requestId: 'lambda-1', status: 'success' } as const;
const trace = { traceId: '1-2-3', segmentId: 'a', parentId: undefined, isSampled: true, header: '' };
const line = (text: string, requestId?: string) =>
  ({ ...at, type: 'log', requestId, line: text }) satisfies LambdaEvent;

const recordsOf = (...events: readonly LambdaEvent[]) =>
  events.map(createLambdaReader()).map(({ record }) => record);

describe('createLambdaReader', () => {
  it('gives a line the request that it belongs to, unless it names one itself', () => {
    expect(recordsOf(line('plain', 'lambda-1'))).toEqual([
      {
        time: '2026-01-02T03:04:05.000Z',
        level: 'info',
        function: 'ratings',
        message: 'plain',
        requestId: 'lambda-1',
      },
    ]);
    expect(recordsOf(line('{"requestId":"client-7"}', 'lambda-1'))).toMatchObject([
      { requestId: 'client-7' },
    ]);
  });

  it('gives what an invocation left behind the id that the function wrote, and then forgets it', () => {
    const reports = recordsOf(
      line('{"requestId":"client-7"}', 'lambda-1'),
      line('plain', 'lambda-1'),
      report,
      { ...report, requestId: 'lambda-2' },
    );
    expect(reports.slice(1)).toMatchObject([
      { message: 'plain', requestId: 'client-7' },
      { message: 'invoked', requestId: 'client-7', lambdaRequestId: 'lambda-1' },
      { message: 'invoked', requestId: 'lambda-2', lambdaRequestId: 'lambda-2' },
    ]);
  });

  it('does not take an id from outside an invocation', () => {
    const [, record] = recordsOf(line('{"requestId":"at init"}'), report);
    expect(record).toMatchObject({ requestId: 'lambda-1' });
  });

  it('shows a failed invocation as an error and a throttle as a warning', () => {
    expect(recordsOf({ ...report, status: 'timeout', errorType: 'Sandbox.Timedout' })).toMatchObject([
      {
        level: 'error',
        message: 'invocation failed: Sandbox.Timedout',
        requestId: 'lambda-1',
        durationMs: 3,
      },
    ]);
    const failure = { status: 'error', errorType: 'ConfigError', errorMessage: 'PORT: missing' } as const;
    expect(recordsOf({ ...report, ...failure })).toMatchObject([
      { message: 'invocation failed: ConfigError: PORT: missing' },
    ]);
    const reason = 'ReservedFunctionConcurrentInvocationLimitExceeded';
    expect(recordsOf({ ...at, type: 'throttle', reason })).toMatchObject([
      { level: 'warn', message: 'throttled', reason },
    ]);
  });

  it('keeps what goes well for those who ask for everything', () => {
    expect(recordsOf(report)).toMatchObject([{ level: 'debug', message: 'invoked', maxMemoryUsedMb: 60 }]);
    expect(recordsOf({ ...at, type: 'initDone', durationMs: 40 })).toMatchObject([
      { level: 'debug', message: 'cold start', durationMs: 40 },
    ]);
    expect(recordsOf({ ...at, type: 'start', requestId: 'lambda-1', trace })).toEqual([undefined]);
  });
});
