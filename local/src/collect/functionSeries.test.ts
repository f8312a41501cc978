import type { Report } from '@graphlets/local-lambda';
import { FunctionSeries } from './functionSeries.ts';

const NOW_MS = 1_700_000_000_000;
const report: Report = {
  requestId: 'r',
  status: 'success',
  durationMs: 20,
  billedDurationMs: 20,
  memorySizeMb: 512,
  maxMemoryUsedMb: 90,
};

describe('a function series', () => {
  it('counts what an invocation was', () => {
    const series = new FunctionSeries();
    series.report(NOW_MS, report);
    series.report(NOW_MS, { ...report, status: 'timeout', errorType: 'Sandbox.Timedout' });
    series.report(NOW_MS, { ...report, status: 'error', errorType: 'Runtime.OutOfMemory' });
    series.count(NOW_MS, 'throttles');
    expect(series.slots('5m', NOW_MS).at(-1)?.bucket).toMatchObject({
      invocations: 3,
      failures: 2,
      timeouts: 1,
      outOfMemory: 1,
      throttles: 1,
      gbSeconds: expect.closeTo(0.03),
    });
  });

  it('counts an execution in every second that it lasts', () => {
    const series = new FunctionSeries();
    series.setConcurrency(NOW_MS, 1);
    series.setConcurrency(NOW_MS + 100, 2);
    series.setConcurrency(NOW_MS + 3_000, 0);
    const seen = series.slots('5m', NOW_MS + 5_000).map(({ bucket }) => bucket?.maxConcurrency);
    expect(seen.slice(-7)).toEqual([undefined, 2, 2, 2, 2, undefined, undefined]);
    expect(series.between(NOW_MS + 1_000, NOW_MS + 1_999, NOW_MS + 5_000)).toMatchObject([
      { maxConcurrency: 2 },
    ]);
  });

  it('sees an execution that has not ended', () => {
    const series = new FunctionSeries();
    series.setConcurrency(NOW_MS, 4);
    expect(
      series
        .slots('1h', NOW_MS + 25_000)
        .map(({ bucket }) => bucket?.maxConcurrency)
        .slice(-4),
    ).toEqual([undefined, 4, 4, 4]);
  });

  it('keeps an hour by tens when five minutes by the second have passed', () => {
    const series = new FunctionSeries();
    series.report(NOW_MS, report);
    const laterMs = NOW_MS + 3_500_000;
    expect(series.slots('5m', laterMs).filter(({ bucket }) => bucket !== undefined)).toEqual([]);
    expect(series.between(NOW_MS, laterMs, laterMs)).toMatchObject([{ invocations: 1 }]);
    expect(series.slots('1h', NOW_MS + 3_600_000).filter(({ bucket }) => bucket !== undefined)).toEqual([]);
  });
});
