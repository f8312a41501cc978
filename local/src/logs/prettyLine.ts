import { styleText } from 'node:util';
import type { LogLevel } from '@graphlets/platform/log';
import type { LogRecord } from './logRecord.ts';

type Style = Parameters<typeof styleText>[0];

const levelStyles: Readonly<Record<LogLevel, Style>> = {
  debug: 'gray',
  info: 'green',
  warn: 'yellow',
  error: 'red',
};
const nameStyles: readonly Style[] = [
  'cyan',
  'magenta',
  'blue',
  'yellowBright',
  'cyanBright',
  'magentaBright',
];

/** A record for a person at a terminal: time of day, level, who, message, then the other fields. */
export function prettyLine(record: LogRecord, isColoured: boolean): string {
  const { time, level, message, function: who = 'stack', requestId, ...fields } = record;
  const paint = (style: Style, text: string) =>
    isColoured ? styleText(style, text, { validateStream: false }) : text;
  const details = Object.entries({ ...(requestId !== undefined && { requestId }), ...fields }).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return [
    paint('gray', time.slice(11, 23)),
    paint(levelStyles[level], level.padEnd(5)),
    paint(styleOf(who), who.padEnd(11)),
    level === 'error' ? paint('red', message) : message,
    ...(details.length > 0 ? [paint('gray', details.join(' '))] : []),
  ].join(' ');
}

/** Always the same for one function, so that the eye can follow it. */
function styleOf(name: string): Style {
  const sum = [...name].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return nameStyles[sum % nameStyles.length] ?? 'cyan';
}
