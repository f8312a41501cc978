import type { ApiRequest } from './apiRequest.ts';

/** How full the console's memory is, and what it could not take in. */
export function answerState({
  nowMs,
  graphqlUrl,
  packets,
  observer: { collector, traces },
}: ApiRequest): object {
  return {
    nowMs,
    graphqlUrl,
    startedMs: collector.startedMs,
    logs: { records: collector.logs.count, bytes: collector.logs.bytes },
    traces: { traces: traces.count, bytes: traces.bytes, droppedSegments: traces.dropped },
    metrics: { series: collector.metrics.all().length, droppedValues: collector.metrics.dropped },
    xray: packets,
  };
}
