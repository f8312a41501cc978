import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlarmBook } from '@graphlets/alarms/alarm';

const EMPTY: AlarmBook = { metricAlarms: [], compositeAlarms: [], logFilters: [] };

/** What CDK deploys, as `npm run alarms:write` wrote it down; nothing in a repository without it. */
export function readBook(root: string): AlarmBook {
  const file = join(root, 'infra', 'generated', 'alarms.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : EMPTY;
}

/** @param minuteS - how many seconds a minute of the alarms takes here */
export function quicken(book: AlarmBook, minuteS: number): AlarmBook {
  return {
    ...book,
    metricAlarms: book.metricAlarms.map((alarm) => ({ ...alarm, periodS: (alarm.periodS * minuteS) / 60 })),
  };
}
