import type { SourceRecord } from './sourceRecord.ts';

/** What a line is: requests of it, a line of no interest, or one that cannot be read. */
export type LineResult = readonly SourceRecord[] | 'other' | 'bad';

/** Reads the lines of one kind of log; made anew for every file, because a file may describe itself. */
export interface LineReader {
  readonly format: string;
  /** Undefined when this is another kind of line. */
  read(line: string): LineResult | undefined;
}
