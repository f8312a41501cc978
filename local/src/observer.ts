import type { LambdaEvent } from '@graphlets/local-lambda';
import type { Clock } from '@graphlets/platform/clock';
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
  onEvent(event: LambdaEvent): void;
  onSegment(segment: Segment): void;
  readonly onLog: LogWriter;
}

export function createObserver(clock: Clock, write: LogWriter): Observer {
  const collector = createCollector(clock.now);
  const traces = new TraceStore();
  const read = createLambdaReader();
  const onSegment = (segment: Segment) => traces.add(segment, clock.now());
  const onInvocation = createInvocationSegments(onSegment);
  const onLog: LogWriter = (record) => {
    write(record);
    collector.log(record);
  };
  return {
    collector,
    traces,
    onSegment,
    onLog,
    onEvent(event) {
      const entry = read(event);
      if (entry.record !== undefined) onLog(entry.record);
      collector.take(entry);
      onInvocation(entry);
    },
  };
}
