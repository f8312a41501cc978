import { fakeClock } from '@graphlets/testing/fakeClock';
import { createLog } from '../log.ts';
import { createTelemetry } from './createTelemetry.ts';
import { createTracer, type RecordedSpan } from './createTracer.ts';
import { createEnvironmentFacts } from './environmentFacts.ts';
import { createFunctionRuntime, type Invocation } from './functionRuntime.ts';

const TRACE = 'Root=1-67891233-abcdef012345678912345678;Parent=463ac35c9f6413ad;Sampled=1';
const MB = 1024 * 1024;

function setUp() {
  const clock = fakeClock();
  const written: string[] = [];
  const spans: RecordedSpan[] = [];
  const write = (text: string) => written.push(text);
  const log = createLog({ function: 'things', clock, write });
  const runRequest = createFunctionRuntime({
    timeoutMs: 1_000,
    flushReserveMs: 100,
    clock,
    log,
    telemetry: createTelemetry({
      functionName: 'things',
      clock,
      write,
      environment: createEnvironmentFacts({
        clock,
        memoryLimitMb: 512,
        initializationType: 'on-demand',
        initDurationMs: () => 120,
        residentBytes: () => 128 * MB,
      }),
      tracer: createTracer({
        functionName: 'things',
        clock,
        load: async () => (_context, sent) => spans.push(...sent),
        onFailure: (error) => written.push(String(error)),
      }),
    }),
  });
  const run = (
    work: (invocation: Invocation) => Promise<string>,
    origin: { requestId: string; traceHeader?: string } = { requestId: 'r1' },
    outcome = { errorCount: 0, isFailure: false },
  ) => runRequest({ lambdaRemainingMs: 5_000, ...origin }, { run: work, judge: () => outcome });
  const records = () => written.flatMap((text) => text.trimEnd().split('\n')).map((line) => JSON.parse(line));
  return { clock, run, records, written, spans };
}

describe('createFunctionRuntime', () => {
  it('writes the metrics of a request before its answer', async () => {
    const { clock, run, records } = setUp();
    const answer = await run(async ({ log }) => {
      log.info('at work');
      clock.advance(30);
      return 'done';
    });
    expect(answer).toBe('done');
    expect(records()).toEqual([
      expect.objectContaining({ function: 'things', requestId: 'r1', message: 'at work' }),
      expect.objectContaining({
        Function: 'things',
        requestId: 'r1',
        RequestCount: 1,
        RequestLatencyMs: 30,
        InFlightRequestCount: 1,
        MemoryUsedPercent: 25,
      }),
    ]);
  });

  it('tells of a cold start once', async () => {
    const { run, records } = setUp();
    await run(async () => 'one');
    await run(async () => 'two');
    const [first, second] = records();
    expect(first).toMatchObject({ ColdStartCount: 1, InitDurationMs: 120 });
    expect(Object.keys(second)).not.toEqual(expect.arrayContaining(['ColdStartCount']));
  });

  it('counts a request whose deadline passes, and aborts its signal', async () => {
    const { clock, run, records } = setUp();
    await run(async ({ deadline }) => {
      expect(deadline.remainingMs()).toBe(900);
      clock.advance(900);
      expect(deadline.signal.aborted).toBe(true);
      return 'late';
    });
    expect(records()).toMatchObject([{ DeadlineExceededCount: 1, RequestLatencyMs: 900 }]);
  });

  it('counts and logs what the work throws, and throws it again', async () => {
    const { run, records } = setUp();
    await expect(run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(records()).toMatchObject([
      { level: 'error', requestId: 'r1', error: { message: 'broken' } },
      { RequestErrorCount: 1, RequestFailureCount: 1 },
    ]);
  });

  it('keeps canaries out of the metrics of users', async () => {
    const { run, records } = setUp();
    await run(async () => 'a', { requestId: 'canary-1' });
    await run(async () => 'b', { requestId: 'replay-1' });
    const namespaces = records().map(({ _aws }) => _aws.CloudWatchMetrics[0].Namespace);
    expect(namespaces).toEqual(['Graphlets/Canary', 'Graphlets']);
  });

  it('keeps requests apart that are at work at the same time', async () => {
    const { clock, run, records } = setUp();
    const opened: (() => void)[] = [];
    const ids = ['a', 'b', 'c'];
    const answers = ids.map((requestId) =>
      run(
        async ({ telemetry }) => {
          await new Promise<void>((resolve) => opened.push(resolve));
          telemetry.metrics.put('DynamoDbLatencyMs', requestId.charCodeAt(0));
          return requestId;
        },
        { requestId },
      ),
    );
    for (const open of opened.toReversed()) {
      clock.advance(1);
      open();
      await new Promise(setImmediate);
    }
    expect(await Promise.all(answers)).toEqual(ids);
    const facts = records().map(
      ({ requestId, DynamoDbLatencyMs, RequestLatencyMs, InFlightRequestCount }) => [
        requestId,
        DynamoDbLatencyMs,
        RequestLatencyMs,
        InFlightRequestCount,
      ],
    );
    expect(facts).toEqual([
      ['c', 99, 1, 3],
      ['b', 98, 2, 2],
      ['a', 97, 3, 1],
    ]);
  });

  it('records the spans of a request that is traced, with its id', async () => {
    const { clock, run, spans } = setUp();
    let header: string | undefined;
    await run(
      async ({ telemetry }) => {
        const span = telemetry.trace.begin('titles', 'remote');
        header = span.header;
        clock.advance(12);
        span.end({ isFault: true });
        return 'done';
      },
      { requestId: 'r9', traceHeader: TRACE },
    );
    const [root, call] = spans;
    expect(root).toMatchObject({ kind: 'root', name: 'things', annotations: { requestId: 'r9' } });
    expect(call).toMatchObject({ kind: 'remote', name: 'titles', outcome: { isFault: true } });
    expect((call?.endMs ?? 0) - (call?.startMs ?? 0)).toBe(12);
    expect(header).toBe(`Root=1-67891233-abcdef012345678912345678;Parent=${call?.id};Sampled=1`);
  });

  it('passes on the header of a request that is not traced, and records nothing', async () => {
    const { run, spans } = setUp();
    const traceHeader = TRACE.replace('Sampled=1', 'Sampled=0');
    const seen = await run(async ({ telemetry }) => `${telemetry.trace.begin('x', 'stage').header}`, {
      requestId: 'r1',
      traceHeader,
    });
    expect([seen, spans]).toEqual([traceHeader, []]);
  });
});
