import { join } from 'node:path';
import type { LambdaEvent } from '@graphlets/local-lambda';
import { type FakeClock, fakeClock } from '@graphlets/testing/fakeClock';
import { readBook } from '../../src/alarms/readBook.ts';
import { type Console, startConsole } from '../../src/console/startConsole.ts';
import type { LogWriter } from '../../src/logs/logRecord.ts';
import { createObserver, type Observer } from '../../src/observer.ts';
import { readSegments } from '../../src/xray/segment.ts';

/** A console over a stack that is made up: what happens in it is what a test says. */
export interface BusyStack {
  readonly clock: FakeClock;
  readonly observer: Observer;
  readonly console: Console;
  readonly url: string;
  /** One federated request, its lines, metrics, reports and trace. */
  request(fields: RequestFields): void;
}

export interface RequestFields {
  readonly id: string;
  readonly operation?: string;
  readonly status?: 'success' | 'timeout';
  readonly isCold?: boolean;
  readonly namesMs?: number;
}

const root = join(import.meta.dirname, '..', '..', '..');
const TITLES_MS = 12;
const GATEWAY_MS = 6;

export async function startBusyStack(onLog: LogWriter = () => {}): Promise<BusyStack> {
  const clock = fakeClock();
  const observer = createObserver(clock, onLog, readBook(root));
  const console = await startConsole({
    port: 0,
    host: '127.0.0.1',
    clock,
    observer,
    graphqlUrl: 'http://localhost:4000/graphql',
    packets: () => ({ packets: 4, malformed: 1 }),
  });
  return {
    clock,
    observer,
    console,
    url: `http://127.0.0.1:${console.port}`,
    request: (fields) => happen(observer, clock.now(), fields),
  };
}

function happen(observer: Observer, nowMs: number, fields: RequestFields): void {
  const { id, operation = 'Film', status = 'success', isCold = false, namesMs = 20 } = fields;
  const traceId = `1-65000000-${id.padStart(24, '0').slice(-24)}`;
  const totalMs = GATEWAY_MS + TITLES_MS + namesMs;
  const steps = [
    { name: 'titles', startMs: 2, durationMs: TITLES_MS, memorySizeMb: 512 },
    { name: 'names', startMs: 2 + TITLES_MS, durationMs: namesMs, memorySizeMb: 512 },
  ];
  const invocations = [{ name: 'gateway', startMs: 0, durationMs: totalMs, memorySizeMb: 1_024 }, ...steps];
  const emit = (name: string, atMs: number, event: Readonly<Record<string, unknown>>) =>
    observer.onEvent({
      time: nowMs + atMs,
      function: name,
      environment: `${name}-1`,
      requestId: `${id}-${name}`,
      ...event,
    } as LambdaEvent);
  const line = (name: string, atMs: number, record: Readonly<Record<string, unknown>>) =>
    emit(name, atMs, {
      type: 'log',
      line: JSON.stringify({
        time: new Date(nowMs + atMs).toISOString(),
        level: 'info',
        requestId: id,
        ...record,
      }),
    });
  const segment = (fieldsOf: Readonly<Record<string, unknown>>, startMs: number, durationMs: number) =>
    readSegments({
      trace_id: traceId,
      start_time: (nowMs + startMs) / 1_000,
      end_time: (nowMs + startMs + durationMs) / 1_000,
      ...fieldsOf,
    }).forEach(observer.onSegment);

  for (const { name, startMs, durationMs } of invocations) {
    if (isCold) emit(name, startMs, { type: 'initStart', initializationType: 'on-demand' });
    emit(name, startMs, { type: 'concurrency', concurrentExecutions: 1 });
    emit(name, startMs, {
      type: 'start',
      trace: {
        traceId,
        segmentId: `${id}-${name}`,
        parentId: name === 'gateway' ? undefined : `${id}-call-${name}`,
        isSampled: true,
        header: '',
      },
    });
    line(name, startMs + durationMs, { message: name === 'gateway' ? 'answered' : `resolved ${operation}` });
    line(name, startMs + durationMs, {
      ...metrics(['Function'], {
        Function: name,
        RequestLatencyMs: durationMs,
        RequestErrorCount: status === 'timeout' && name === 'gateway' ? 1 : 0,
      }),
      ...(name === 'gateway' && { operationName: operation }),
    });
  }
  for (const { name, durationMs } of steps) {
    const isLate = status === 'timeout' && name === 'names';
    line('gateway', totalMs, {
      ...metrics(['Function', 'Graphlet'], {
        Function: 'gateway',
        Graphlet: name,
        GraphletCallCount: 1,
        GraphletLatencyMs: durationMs,
        ...(isLate && { GraphletErrorCount: 1, GraphletTimeoutCount: 1 }),
      }),
      operationName: operation,
    });
  }
  segment({ id: `${id}-plan`, parent_id: `${id}-gateway`, type: 'subsegment', name: 'plan' }, 0, 2);
  for (const { name, startMs, durationMs } of steps) {
    segment(
      {
        id: `${id}-call-${name}`,
        parent_id: `${id}-gateway`,
        type: 'subsegment',
        name,
        namespace: 'remote',
        fault: status === 'timeout' && name === 'names',
        annotations: { requestId: id, graphlet: name },
      },
      startMs,
      durationMs,
    );
  }
  line('gateway', totalMs, {
    message: 'traffic',
    type: 'traffic',
    operationName: operation,
    hash: 'ab',
    status: 200,
    durationMs: totalMs,
    errors: status === 'timeout' ? 1 : 0,
    calls: steps.map(({ name: graphlet, startMs, durationMs }) => ({
      graphlet,
      startMs,
      durationMs,
      ...(status === 'timeout' && graphlet === 'names' && { code: 'GRAPHLET_TIMEOUT' }),
    })),
  });
  for (const { name, startMs, durationMs, memorySizeMb } of invocations.toReversed()) {
    const isLate = status === 'timeout' && name === 'names';
    emit(name, startMs + durationMs, {
      type: 'report',
      status: isLate ? 'timeout' : 'success',
      ...(isLate && { errorType: 'Sandbox.Timedout' }),
      durationMs,
      billedDurationMs: durationMs,
      memorySizeMb,
      maxMemoryUsedMb: 90,
      ...(isCold && { initDurationMs: 150 }),
    });
    emit(name, startMs + durationMs, { type: 'concurrency', concurrentExecutions: 0 });
  }
}

function metrics(
  dimensions: readonly string[],
  values: Readonly<Record<string, string | number>>,
): Readonly<Record<string, unknown>> {
  const names = Object.keys(values).filter((name) => !dimensions.includes(name));
  return {
    _aws: {
      Timestamp: 0,
      CloudWatchMetrics: [
        {
          Namespace: 'Graphlets',
          Dimensions: [dimensions],
          Metrics: names.map((name) => ({
            Name: name,
            Unit: name.endsWith('Ms') ? 'Milliseconds' : 'Count',
          })),
        },
      ],
    },
    ...values,
  };
}
