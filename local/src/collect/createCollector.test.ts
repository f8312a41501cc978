import type { LambdaEvent } from '@graphlets/local-lambda';
import { fakeClock } from '@graphlets/testing/fakeClock';
import { createLambdaReader } from '../logs/readLambdaEvents.ts';
import { createCollector } from './createCollector.ts';

const figures = { durationMs: 100, billedDurationMs: 100, memorySizeMb: 1_024, maxMemoryUsedMb: 60 };

/** A collector that hears what the Lambda service says of `gateway` and `titles`. */
function scene() {
  const clock = fakeClock();
  const collector = createCollector(clock.now);
  const read = createLambdaReader();
  const happen = (name: string, event: { readonly type: LambdaEvent['type'] } & Record<string, unknown>) =>
    collector.take(
      read({ time: clock.now(), function: name, environment: `${name}-1`, ...event } as LambdaEvent),
    );
  const line = (name: string, record: Readonly<Record<string, unknown>>) =>
    happen(name, { type: 'log', requestId: `lambda-${name}`, line: JSON.stringify(record) });
  const report = (name: string, fields: Readonly<Record<string, unknown>> = {}) =>
    happen(name, { type: 'report', requestId: `lambda-${name}`, status: 'success', ...figures, ...fields });
  const lastBucket = (name: string) => collector.functions.get(name)?.slots('1h', clock.now()).at(-1)?.bucket;
  return { clock, collector, happen, line, report, lastBucket };
}

const metric = (name: string, dimensions: readonly string[], fields: Readonly<Record<string, unknown>>) => ({
  _aws: {
    Timestamp: 1,
    CloudWatchMetrics: [
      { Namespace: 'Graphlets', Dimensions: [dimensions], Metrics: [{ Name: name, Unit: 'Count' }] },
    ],
  },
  Function: 'gateway',
  Graphlet: 'titles',
  ...fields,
});
const traffic = {
  type: 'traffic',
  requestId: 'r-1',
  operationName: 'Film',
  durationMs: 90,
  status: 200,
  calls: [{ graphlet: 'titles', durationMs: 80 }],
};

describe('a collector', () => {
  it('counts cold starts, throttles, concurrency and reports of a function', () => {
    const { happen, report, lastBucket } = scene();
    happen('titles', { type: 'initStart', initializationType: 'on-demand' });
    happen('titles', { type: 'initStart', initializationType: 'provisioned-concurrency' });
    happen('titles', { type: 'concurrency', concurrentExecutions: 3 });
    happen('titles', { type: 'throttle', reason: 'x' });
    report('titles', { status: 'timeout' });
    expect(lastBucket('titles')).toMatchObject({
      coldStarts: 1,
      throttles: 1,
      maxConcurrency: 3,
      invocations: 1,
      failures: 1,
      timeouts: 1,
    });
  });

  it("counts a function's own metrics once, and those of canaries not at all", () => {
    const { collector, line, lastBucket } = scene();
    line('gateway', metric('RequestErrorCount', ['Function'], { RequestErrorCount: [1, 1] }));
    line('gateway', metric('GraphletTimeoutCount', ['Function'], { GraphletTimeoutCount: 5 }));
    line('gateway', metric('GraphletTimeoutCount', ['Function', 'Graphlet'], { GraphletTimeoutCount: 1 }));
    const canary = metric('RequestErrorCount', ['Function'], { RequestErrorCount: 1 });
    line('gateway', JSON.parse(JSON.stringify(canary).replace('"Graphlets"', '"Graphlets/Canary"')));
    expect(lastBucket('gateway')).toMatchObject({ requestErrors: 2, graphletTimeouts: 1 });
    expect(collector.metrics.all().map(({ namespace, name }) => [namespace, name])).toEqual([
      ['Graphlets', 'RequestErrorCount'],
      ['Graphlets', 'GraphletTimeoutCount'],
      ['Graphlets', 'GraphletTimeoutCount'],
      ['Graphlets/Canary', 'RequestErrorCount'],
    ]);
  });

  it('gives an operation its requests and what they cost, graphlets included', () => {
    const { clock, collector, line, report } = scene();
    line('titles', { requestId: 'r-1', message: 'asked' });
    report('titles');
    line('gateway', traffic);
    report('gateway');
    const [calls] = collector.operations.calls('Film', clock.now(), clock.now());
    expect(collector.operations.rate('Film', clock.now(), clock.now())).toMatchObject([
      { bucket: { requests: 1 } },
    ]);
    expect(calls?.gbSeconds).toBeCloseTo(0.2);
    expect(collector.operationOf('r-1')).toBe('Film');
  });

  it("does not count a canary's requests as an operation", () => {
    const { collector, line } = scene();
    line('gateway', { ...traffic, requestId: 'canary-1' });
    expect(collector.operations.names()).toEqual([]);
  });

  it('holds the same however long a load lasts', () => {
    const { clock, collector, line, report, happen } = scene();
    for (let second = 0; second < 8_000; second++) {
      clock.advance(1_000);
      happen('gateway', { type: 'concurrency', concurrentExecutions: 1 });
      line('gateway', { ...traffic, requestId: `r-${second}`, operationName: `Operation${second % 500}` });
      line('gateway', metric(`Metric${second % 1_000}`, ['Function'], { [`Metric${second % 1_000}`]: 1 }));
      collector.log({ time: '', level: 'info', message: `line ${second}` });
      report('gateway');
      happen('gateway', { type: 'concurrency', concurrentExecutions: 0 });
    }
    const { functions, operations, metrics, logs } = collector;
    expect({
      functions: functions.size,
      operations: operations.names().length,
      operationBuckets: operations.rate('Operation1', 0, clock.now()).length,
      metrics: metrics.all().length,
      logs: logs.count,
    }).toEqual({ functions: 1, operations: 101, operationBuckets: 360, metrics: 400, logs: 3_601 });
  });
});
