import { readEmf } from '@graphlets/alarms/metrics/readEmf';
import { requestSource } from '@graphlets/platform/telemetry/requestSource';
import { isMetric, type LogRecord } from '../logs/logRecord.ts';
import type { LambdaEntry } from '../logs/readLambdaEvents.ts';
import { type FunctionCounts, FunctionSeries, gbSecondsOf } from './functionSeries.ts';
import { LogStore } from './logStore.ts';
import { MetricStore } from './metricStore.ts';
import { OperationStore } from './operationStore.ts';
import { RequestCosts } from './requestCosts.ts';
import { readTraffic } from './trafficRecord.ts';

/** The last hour of the stack, in bounded memory. */
export interface Collector {
  /** Since when it listens, epoch milliseconds. */
  readonly startedMs: number;
  /** What happened in the Lambda service. */
  take(entry: LambdaEntry): void;
  /** A line of the log, of a function or of the stack itself. */
  log(record: LogRecord): void;
  readonly functions: ReadonlyMap<string, FunctionSeries>;
  readonly operations: OperationStore;
  readonly metrics: MetricStore;
  readonly logs: LogStore;
  /** The operation of one of the newest requests. */
  operationOf(requestId: string): string | undefined;
}

/** Metrics of the functions' own that are counted with them (docs/metrics.md), under exactly these dimensions. */
const counted: Readonly<Record<string, { readonly as: keyof FunctionCounts; readonly dimensions: number }>> =
  {
    RequestErrorCount: { as: 'requestErrors', dimensions: 1 },
    DeadlineExceededCount: { as: 'deadlinesExceeded', dimensions: 1 },
    GraphletTimeoutCount: { as: 'graphletTimeouts', dimensions: 2 },
  };
/** Requests of canaries are not counted as users'. */
const USERS_NAMESPACE = 'Graphlets';

export function createCollector(now: () => number): Collector {
  const functions = new Map<string, FunctionSeries>();
  const operations = new OperationStore();
  const metrics = new MetricStore();
  const logs = new LogStore();
  const costs = new RequestCosts((operation, gbSeconds) => operations.addCost(now(), operation, gbSeconds));

  function seriesOf(name: string): FunctionSeries {
    const found = functions.get(name);
    if (found !== undefined) return found;
    const made = new FunctionSeries();
    functions.set(name, made);
    return made;
  }

  function takeLine(timeMs: number, name: string, record: LogRecord): void {
    if (isMetric(record)) {
      for (const datum of readEmf(record)) {
        const { metric, values } = datum;
        metrics.add(timeMs, datum);
        const as = metric.namespace === USERS_NAMESPACE ? counted[metric.name] : undefined;
        if (as === undefined || Object.keys(metric.dimensions).length !== as.dimensions) continue;
        seriesOf(name).count(
          timeMs,
          as.as,
          values.reduce((sum, value) => sum + value, 0),
        );
      }
      return;
    }
    const traffic = readTraffic(record);
    if (traffic === undefined || requestSource(traffic.requestId) === 'canary') return;
    costs.setOperation(traffic.requestId, operations.add(timeMs, traffic));
  }

  return {
    startedMs: now(),
    functions,
    operations,
    metrics,
    logs,
    operationOf: (requestId) => costs.operationOf(requestId),
    log: (record) => logs.add(record, now()),
    take({ event, record, requestId }) {
      const { time: timeMs, function: name } = event;
      switch (event.type) {
        case 'log':
          if (record !== undefined) takeLine(timeMs, name, record);
          break;
        case 'report':
          seriesOf(name).report(timeMs, event);
          if (requestId !== undefined) costs.addCost(requestId, gbSecondsOf(event));
          break;
        case 'initStart':
          if (event.initializationType === 'on-demand') seriesOf(name).count(timeMs, 'coldStarts');
          break;
        case 'throttle':
          seriesOf(name).count(timeMs, 'throttles');
          break;
        case 'concurrency':
          seriesOf(name).setConcurrency(timeMs, event.concurrentExecutions);
          break;
        case 'initDone':
        case 'start':
        case 'environmentEnd':
          break;
      }
    },
  };
}
