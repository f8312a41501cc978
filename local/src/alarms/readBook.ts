import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlarmBook } from '@graphlets/alarms/alarm';
import { ConfigError } from '@graphlets/platform/errors';
import { isRecord } from '@graphlets/platform/wire';

const EMPTY: AlarmBook = { metricAlarms: [], compositeAlarms: [], logFilters: [] };

/**
 * What CDK deploys, as `npm run alarms:write` wrote it down; nothing in a repository without it.
 *
 * @throws {ConfigError} when the file is no such book
 */
export function readBook(root: string): AlarmBook {
  const file = join(root, 'infra', 'generated', 'alarms.json');
  if (!existsSync(file)) return EMPTY;
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ConfigError(file, ['is not JSON: npm run alarms:write writes it anew'], { cause });
  }
  if (isAlarmBook(value)) return value;
  throw new ConfigError(file, ['is no book of alarms: npm run alarms:write writes it anew']);
}

/** What is within the alarms is ours: a test of infra holds the file to the templates. */
function isAlarmBook(value: unknown): value is AlarmBook {
  if (!isRecord(value)) return false;
  const { metricAlarms, compositeAlarms, logFilters } = value;
  return [metricAlarms, compositeAlarms, logFilters].every(
    (list) => Array.isArray(list) && list.every((one) => isRecord(one) && typeof one.name === 'string'),
  );
}

/** @param minuteS - how many seconds a minute of the alarms takes here */
export function quicken(book: AlarmBook, minuteS: number): AlarmBook {
  return {
    ...book,
    metricAlarms: book.metricAlarms.map((alarm) => ({ ...alarm, periodS: (alarm.periodS * minuteS) / 60 })),
  };
}
