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
  return new JsonLog(
    {
      function: options.function,
      clock: options.clock ?? systemClock,
      write: options.write ?? ((line: string) => process.stdout.write(line)),
      least: ranks[options.level ?? 'info'],
    },
    {},
  );
}

interface Sink {
  readonly function: string;
  readonly clock: Clock;
  readonly write: (line: string) => void;
  readonly least: number;
}

/** A class, because every request has one of its own and most write no line. */
class JsonLog implements Log {
  readonly #sink: Sink;
  readonly #bound: LogFields;

  constructor(sink: Sink, bound: LogFields) {
    this.#sink = sink;
    this.#bound = bound;
  }

  debug(message: string, fields?: LogFields): void {
    this.#write('debug', message, fields);
  }
  info(message: string, fields?: LogFields): void {
    this.#write('info', message, fields);
  }
  warn(message: string, fields?: LogFields): void {
    this.#write('warn', message, fields);
  }
  error(message: string, fields?: LogFields): void {
    this.#write('error', message, fields);
  }
  with(fields: LogFields): Log {
    return new JsonLog(this.#sink, { ...this.#bound, ...fields });
  }

  #write(level: LogLevel, message: string, fields: LogFields | undefined): void {
    const { function: name, clock, write, least } = this.#sink;
    if (ranks[level] < least) return;
    const time = new Date(clock.now()).toISOString();
    const record = { time, level, function: name, ...this.#bound, message, ...fields };
    write(`${JSON.stringify(record, errorAsFields)}\n`);
  }
}

/** Errors have no enumerable fields of their own; a log wants all of them, causes included. */
function errorAsFields(_key: string, value: unknown): unknown {
  if (value instanceof Error) {
    return { ...value, name: value.name, message: value.message, stack: value.stack, cause: value.cause };
  }
  return typeof value === 'bigint' ? value.toString() : value;
}
