import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TrafficFileError } from '../errors.ts';
import { readLines } from '../traffic/readLines.ts';
import { albLog } from './albLog.ts';
import { cloudFrontLog } from './cloudFrontLog.ts';
import { cloudWatchExport } from './cloudWatchExport.ts';
import { jsonLine } from './jsonLine.ts';
import type { SourceRecord } from './sourceRecord.ts';

/** Order matters not: no line is of two kinds. */
const readers = [jsonLine, cloudWatchExport, albLog, cloudFrontLog] as const;

export interface SourceCounts {
  files: number;
  lines: number;
  /** Lines of no interest: other messages of a function, POSTs of an access log. */
  otherLines: number;
  badLines: number;
  /** Of the first bad line, for the report. */
  firstBad?: string;
  readonly formats: Set<string>;
}

export function emptyCounts(): SourceCounts {
  return { files: 0, lines: 0, otherLines: 0, badLines: 0, formats: new Set() };
}

/**
 * Every request in a file, a folder (with all below it) or the standard input (`-`), whatever kind of log each file is.
 *
 * @param counts - counted up meanwhile
 * @throws {TrafficFileError} when a file cannot be read to its end
 */
export async function* readSource(from: string, counts: SourceCounts): AsyncGenerator<SourceRecord> {
  for (const file of filesOf(from)) {
    counts.files++;
    const own = readers.map((make) => make());
    let lineNumber = 0;
    for await (const line of readLines(file)) {
      counts.lines++;
      lineNumber++;
      let result: ReturnType<(typeof own)[number]['read']>;
      const reader = own.find((each) => {
        result = each.read(line);
        return result !== undefined;
      });
      if (reader === undefined || result === undefined || result === 'bad') {
        counts.badLines++;
        counts.firstBad ??= `${file}, line ${lineNumber}`;
        continue;
      }
      if (result === 'other') counts.otherLines++;
      else {
        if (result.length > 0) counts.formats.add(reader.format);
        yield* result;
      }
    }
  }
}

function filesOf(from: string): readonly string[] {
  if (from === '-') return ['-'];
  const stat = statSync(from, { throwIfNoEntry: false });
  if (stat === undefined) throw new TrafficFileError(`${from} is not there.`);
  if (!stat.isDirectory()) return [from];
  const files = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    // The marker that an export to S3 leaves behind.
    .filter((file) => !file.endsWith('aws-logs-write-test'))
    .toSorted();
  if (files.length === 0) throw new TrafficFileError(`${from} has no file in it.`);
  return files;
}
