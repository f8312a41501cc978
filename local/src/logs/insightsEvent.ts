import { type Lookup, timestampText, type Value } from './insights/evaluate.ts';
import type { LogRecord } from './logRecord.ts';

/**
 * A record of the stack's log as CloudWatch has it: fields by their path (`record.metrics.durationMs`, `problems.0`), the
 * function's log group as `@log`, and what Lambda says of an invocation as its JSON log format does (`platform.report`).
 */
export function insightsEvent(record: LogRecord): Lookup {
  const event = record.type === 'report' ? platformReport(record) : record;
  return (name) => {
    switch (name) {
      case '@timestamp':
        return timestampText(Date.parse(record.time));
      case '@message':
        return JSON.stringify(event);
      case '@log':
        return `/graphlets/local/${record.function ?? 'stack'}`;
      default:
        return name.startsWith('@') ? undefined : fieldOf(event, name);
    }
  };
}

function platformReport(record: LogRecord): Readonly<Record<string, unknown>> {
  return {
    time: record.time,
    type: 'platform.report',
    record: {
      requestId: record.lambdaRequestId,
      status: record.status,
      errorType: record.errorType,
      metrics: {
        durationMs: record.durationMs,
        billedDurationMs: record.billedDurationMs,
        memorySizeMB: record.memorySizeMb,
        maxMemoryUsedMB: record.maxMemoryUsedMb,
        initDurationMs: record.initDurationMs,
      },
    },
  };
}

function fieldOf(event: Readonly<Record<string, unknown>>, path: string): Value {
  let value: unknown = event[path];
  if (value === undefined && path.includes('.')) {
    value = path.split('.').reduce<unknown>((part, name) => {
      return typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[name] : undefined;
    }, event);
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === undefined || value === null ? undefined : JSON.stringify(value);
}
