import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlarmBook } from '@graphlets/alarms/alarm';
import { joinBooks, readTemplate } from '@graphlets/alarms/template/readTemplate';

/** The stage whose alarms the local stack runs. */
export const LOCAL_BOOK_STAGE = 'prod';

/**
 * All alarms of a synthesized stage, with the names that things have on one machine: no stage in front.
 *
 * @param folder - `cdk.out`
 */
export function localAlarmBook(folder: string, stage: string): AlarmBook {
  const templates = readdirSync(folder)
    .filter((file) => file.startsWith(`graphlets-${stage}-`) && file.endsWith('.template.json'))
    .sort()
    .map((file) => readTemplate(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
  const text = JSON.stringify(joinBooks(templates))
    .replaceAll(`graphlets-${stage}-`, '')
    .replaceAll(`/graphlets/${stage}/`, '');
  return JSON.parse(text);
}

/** One alarm a line, so that a change is seen for what it is. */
export function writeBook(book: AlarmBook): string {
  const parts = Object.entries(book).map(
    ([name, items]: [string, readonly unknown[]]) =>
      `  ${JSON.stringify(name)}: [\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`,
  );
  return `{\n${parts.join(',\n')}\n}\n`;
}
