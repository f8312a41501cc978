import type { LogLevel } from '@graphlets/platform/log';
import { isRecord } from '@graphlets/platform/wire';

/** One line of the stack's log, its own or a function's; the fields are those of the platform's log. */
export interface LogRecord {
  /** ISO 8601. */
  readonly time: string;
  readonly level: LogLevel;
  readonly message: string;
  readonly function?: string | undefined;
  readonly requestId?: string | undefined;
  readonly [field: string]: unknown;
}

export type LogWriter = (record: LogRecord) => void;

const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/**
 * A line that a function wrote: its own record where it is one, else its text as the message.
 *
 * @param nowMs - the time of a line that does not say it, epoch milliseconds
 */
export function recordOfLine(functionName: string, line: string, nowMs: number): LogRecord {
  const parsed = parseObject(line);
  const time = parsed?.time ?? new Date(nowMs).toISOString();
  const level = levels.find((known) => known === parsed?.level) ?? 'info';
  if (parsed === undefined) return { time: String(time), level, function: functionName, message: line };
  const message = typeof parsed.message === 'string' ? parsed.message : '';
  return { ...parsed, time: String(time), level, function: functionName, message };
}

/** Ids are not looked at: a function writes what it likes, and its line is shown all the same. */
export function isLogRecord(value: unknown): value is LogRecord {
  return (
    isRecord(value) &&
    typeof value.time === 'string' &&
    levels.some((known) => known === value.level) &&
    typeof value.message === 'string'
  );
}

/** CloudWatch's Embedded Metric Format: for dashboards, not for reading along. */
export function isMetric(record: LogRecord): boolean {
  return '_aws' in record;
}

function parseObject(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
