import type { AlarmBook } from '@graphlets/alarms/alarm';
import type { LambdaEvent } from '@graphlets/local-lambda';
import type { Clock } from '@graphlets/platform/clock';
import { type Alarms, createAlarms } from './alarms/createAlarms.ts';
import { type Collector, createCollector } from './collect/createCollector.ts';
import type { LogWriter } from './logs/logRecord.ts';
import { createLambdaReader } from './logs/readLambdaEvents.ts';
import { createInvocationSegments } from './xray/invocationSegments.ts';
import type { Segment } from './xray/segment.ts';
import { TraceStore } from './xray/traceStore.ts';

/** Everything that is seen of the stack while it runs, on its way to the log and to the console. */
export interface Observer {
  readonly collector: Collector;
  readonly traces: TraceStore;
  readonly alarms: Alarms;
  onEvent(event: LambdaEvent): void;
  onSegment(segment: Segment): void;
  readonly onLog: LogWriter;
}

const NO_ALARMS: AlarmBook = { metricAlarms: [], compositeAlarms: [], logFilters: [] };

/** @param book - the alarms to run; none when absent */
export function createObserver(clock: Clock, write: LogWriter, book: AlarmBook = NO_ALARMS): Observer {
  const collector = createCollector(clock.now);
  const traces = new TraceStore();
  const read = createLambdaReader();
  const onSegment = (segment: Segment) => traces.add(segment, clock.now());
  const onInvocation = createInvocationSegments(onSegment);
  const onLog: LogWriter = (record) => {
    write(record);
    collector.log(record);
  };
  const alarms = createAlarms({ book, clock, onLog });
  return {
    collector,
    traces,
    alarms,
    onSegment,
    onLog,
    onEvent(event) {
      const entry = read(event);
      if (entry.record !== undefined) onLog(entry.record);
      collector.take(entry);
      alarms.take(entry);
      onInvocation(entry);
    },
  };
}
