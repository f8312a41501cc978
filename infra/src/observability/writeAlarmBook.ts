// `npm run alarms:write`: brings infra/generated/alarms.json in line with the templates, for the local stack.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tellUsage } from '../../../scripts/tellUsage.ts';
import { runInfraCommand } from '../cli/runInfraCommand.ts';
import { LOCAL_BOOK_STAGE, localAlarmBook, writeBook } from './localAlarmBook.ts';

tellUsage(`Usage: npm run alarms:write

Synthesizes the templates and writes their alarms to infra/generated/alarms.json, which the local stack reads.`);
const file = join(import.meta.dirname, '..', '..', 'generated', 'alarms.json');
const scratch = mkdtempSync(join(tmpdir(), 'graphlets-alarms-'));
try {
  const output = join(scratch, 'cdk.out');
  process.exitCode = await runInfraCommand(['synth', '--stage', LOCAL_BOOK_STAGE, '--output', output]);
  if (process.exitCode === 0) {
    const book = localAlarmBook(output, LOCAL_BOOK_STAGE);
    writeFileSync(file, writeBook(book));
    console.log(`${book.metricAlarms.length + book.compositeAlarms.length} alarms in ${file}`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
