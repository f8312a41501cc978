import { parseJson } from '../traffic/fields.ts';
import type { LineReader } from './lineReader.ts';
import { readGatewayRecord } from './sourceRecord.ts';

const LINE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (.*)$/;

/** An export of CloudWatch Logs to S3: the time of the event, a blank, the function's line. */
export function cloudWatchExport(): LineReader {
  return {
    format: 'CloudWatch Logs export',
    read(line) {
      const message = LINE.exec(line)?.[1];
      if (message === undefined) return undefined;
      if (!message.startsWith('{')) return 'other';
      const value = parseJson(message);
      if (value === undefined) return 'bad';
      const isTraffic =
        typeof value === 'object' && value !== null && 'type' in value && value.type === 'traffic';
      if (!isTraffic) return 'other';
      const record = readGatewayRecord(value);
      return record === undefined ? 'bad' : [record];
    },
  };
}
