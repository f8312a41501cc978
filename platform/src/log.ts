import { type Clock, systemClock } from './clock.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, unknown>>;

/** One JSON object a line: `time, level, requestId, function, message, ...`. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** A log that writes these fields in every line as well. */
  with(fields: LogFields): Log;
}

export interface LogOptions {
  /** The function's name, in every line. */
  readonly function: string;
  readonly level?: LogLevel | undefined;
  readonly clock?: Clock;
  /** Takes one line with its line feed. */
  readonly write?: (line: string) => void;
}

const ranks: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

export function createLog(options: LogOptions): Log {
  const clock = options.clock ?? systemClock;
  const write = options.write ?? ((line: string) => process.stdout.write(line));
  const least = ranks[options.level ?? 'info'];

  function bind(bound: LogFields): Log {
    const line = (level: LogLevel) => (message: string, fields?: LogFields) => {
      if (ranks[level] < least) return;
      const record = {
        time: new Date(clock.now()).toISOString(),
        level,
        function: options.function,
        ...bound,
        message,
        ...fields,
      };
      write(`${JSON.stringify(record, errorAsFields)}\n`);
    };
    return {
      debug: line('debug'),
      info: line('info'),
      warn: line('warn'),
      error: line('error'),
      with: (fields) => bind({ ...bound, ...fields }),
    };
  }
  return bind({});
}

/** Errors have no enumerable fields of their own; a log wants all of them, causes included. */
function errorAsFields(_key: string, value: unknown): unknown {
  if (value instanceof Error) {
    return { ...value, name: value.name, message: value.message, stack: value.stack, cause: value.cause };
  }
  return typeof value === 'bigint' ? value.toString() : value;
}
