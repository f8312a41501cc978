import type { LambdaEvent } from '@graphlets/local-lambda';
import type { LogLevel } from '@graphlets/platform/log';
import { type LogRecord, recordOfLine } from './logRecord.ts';

/** What happened in the Lambda service, and how the log tells it. */
export interface LambdaEntry {
  readonly event: LambdaEvent;
  /** The request that it served: the id that the function itself writes, else Lambda's. */
  readonly requestId: string | undefined;
  /** Undefined where it is no matter for a log. */
  readonly record: LogRecord | undefined;
}

/**
 * Turns what happens in the Lambda service into log records: the functions' own lines, and what befell them. An
 * environment serves one request at a time, so what the service says of an invocation (`REPORT`) is known to belong to
 * the request that the function's own lines named; it then has both ids, as `requestId` and `lambdaRequestId`.
 */
export function createLambdaReader(): (event: LambdaEvent) => LambdaEntry {
  const ownIds = new Map<string, string>();

  return (event) => {
    switch (event.type) {
      case 'log': {
        const line = recordOfLine(event.function, event.line, event.time);
        if (event.requestId !== undefined && typeof line.requestId === 'string') {
          ownIds.set(event.environment, line.requestId);
        }
        const requestId = line.requestId ?? ownIds.get(event.environment) ?? event.requestId;
        return { event, requestId, record: { ...line, ...(requestId !== undefined && { requestId }) } };
      }
      case 'report': {
        const requestId = ownIds.get(event.environment) ?? event.requestId;
        ownIds.delete(event.environment);
        const isGood = event.status === 'success';
        const { errorMessage, ...figures } = event;
        const kind = event.errorType ?? event.status;
        const reason = errorMessage === undefined ? kind : `${kind}: ${errorMessage}`;
        const message = isGood ? 'invoked' : `invocation failed: ${reason}`;
        const ids = { requestId, lambdaRequestId: event.requestId };
        return { event, requestId, record: noteOf(figures, isGood ? 'debug' : 'error', message, ids) };
      }
      case 'throttle':
        return { event, requestId: undefined, record: noteOf(event, 'warn', 'throttled') };
      case 'initDone':
        return { event, requestId: undefined, record: noteOf(event, 'debug', 'cold start') };
      case 'environmentEnd':
        ownIds.delete(event.environment);
        return { event, requestId: undefined, record: noteOf(event, 'debug', 'environment ended') };
      case 'initStart':
      case 'start':
      case 'concurrency':
        return { event, requestId: undefined, record: undefined };
    }
  };
}

function noteOf(
  event: LambdaEvent,
  level: LogLevel,
  message: string,
  ids: { readonly requestId?: string } = {},
): LogRecord {
  const { time: timeMs, function: name, ...fields } = event;
  return { ...fields, ...ids, time: new Date(timeMs).toISOString(), level, function: name, message };
}
