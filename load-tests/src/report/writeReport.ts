import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReplayReport } from './replayReport.ts';

/** Everything that a report consists of, as files beside the raw results. */
export function writeReport(folder: string, report: ReplayReport, html: string): void {
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(folder, 'report.html'), html);
}
