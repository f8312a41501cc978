import type { LambdaEvent } from '@graphlets/local-lambda';
import type { LogLevel } from '@graphlets/platform/log';
import { type LogWriter, recordOfLine } from './logRecord.ts';

/** Turns what happens in the Lambda service into log records: the functions' own lines, and what befell them. */
export function recordLambdaEvents(write: LogWriter): (event: LambdaEvent) => void {
  return (event) => {
    const { type, time: timeMs, function: name, ...fields } = event;
    const note = (level: LogLevel, message: string) =>
      write({ ...fields, time: new Date(timeMs).toISOString(), level, function: name, message });
    switch (event.type) {
      case 'log': {
        const record = recordOfLine(name, event.line, timeMs);
        write({ ...record, requestId: record.requestId ?? event.requestId });
        break;
      }
      case 'report':
        if (event.status === 'success') note('debug', 'invoked');
        else note('error', `invocation failed: ${event.errorType ?? event.status}`);
        break;
      case 'throttle':
        note('warn', 'throttled');
        break;
      case 'initDone':
        note('debug', 'cold start');
        break;
      case 'environmentEnd':
        note('debug', 'environment ended');
        break;
      case 'initStart':
      case 'start':
        break;
    }
  };
}
