import type { LineReader } from './lineReader.ts';
import { readQueryString } from './sourceRecord.ts';

const FIELDS = '#Fields:';

/** Standard logs of CloudFront: tab-separated, the columns named by a line of the file itself. */
export function cloudFrontLog(): LineReader {
  let columns: readonly string[] = [];
  return {
    format: 'CloudFront log',
    read(line) {
      if (line.startsWith(FIELDS)) {
        columns = line.slice(FIELDS.length).trim().split(/\s+/);
        return 'other';
      }
      if (line.startsWith('#Version:')) return 'other';
      if (columns.length === 0) return undefined;
      const cells = line.split('\t');
      if (cells.length !== columns.length) return 'bad';
      const cell = (name: string) => cells[columns.indexOf(name)] ?? '-';
      const at = Date.parse(`${cell('date')}T${cell('time')}Z`);
      if (Number.isNaN(at)) return 'bad';
      if (cell('cs-method') !== 'GET') return 'other';
      const query = cell('cs-uri-query');
      // CloudFront encodes what was encoded once more, but only some characters.
      const decoded = /%25[0-9A-Fa-f]{2}/.test(query) ? query.replaceAll('%25', '%') : query;
      const durationMs = 1_000 * Number(cell('time-taken'));
      const record = readQueryString(decoded, {
        at,
        status: Number(cell('sc-status')) || undefined,
        ...(Number.isFinite(durationMs) && { durationMs }),
      });
      return record === undefined ? 'other' : [record];
    },
  };
}
