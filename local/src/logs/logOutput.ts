import type { LogLevel } from '@graphlets/platform/log';
import type { LogFile } from './logFile.ts';
import { isMetric, type LogWriter } from './logRecord.ts';
import { prettyLine } from './prettyLine.ts';

export interface LogOutputOptions {
  /** Lines for a person, or JSON for a program. */
  readonly format: 'pretty' | 'json';
  readonly isColoured: boolean;
  /** The least that is shown; the file gets everything. */
  readonly level: LogLevel;
  readonly file: LogFile;
  /** Takes one line with its line feed. */
  readonly print: (line: string) => void;
}

const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** Every record to the file; those that matter to who watches to the output as well. */
export function createLogOutput(options: LogOutputOptions): LogWriter {
  const least = levels.indexOf(options.level);
  return (record) => {
    const line = `${JSON.stringify(record)}\n`;
    options.file.write(line);
    if (levels.indexOf(record.level) < least || isMetric(record)) return;
    options.print(options.format === 'json' ? line : `${prettyLine(record, options.isColoured)}\n`);
  };
}
