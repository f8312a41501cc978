import { isObject, parseJson, text } from '../traffic/fields.ts';
import { readRecord } from '../traffic/trafficFile.ts';
import type { LineReader, LineResult } from './lineReader.ts';
import { readGatewayRecord } from './sourceRecord.ts';

/**
 * JSON lines: the gateway's records as they are, a traffic file, or the envelopes in which Firehose delivers them from
 * CloudWatch Logs (`{"messageType":"DATA_MESSAGE","logEvents":[{"message":...}]}`).
 */
export function jsonLine(): LineReader {
  return {
    format: 'JSON',
    read(line) {
      if (!line.startsWith('{')) return undefined;
      const value = parseJson(line);
      if (!isObject(value)) return 'bad';
      if (value.messageType === 'CONTROL_MESSAGE') return 'other';
      if (Array.isArray(value.logEvents)) return envelope(value.logEvents);
      if (value.format === 'graphlets-traffic') return 'other';
      if (value.op !== undefined) return wrap(readRecord(value));
      if (value.type !== 'traffic') return 'other';
      return wrap(readGatewayRecord(value));
    },
  };
}

function wrap<T>(record: T | undefined): readonly T[] | 'bad' {
  return record === undefined ? 'bad' : [record];
}

function envelope(events: readonly unknown[]): LineResult {
  return events.flatMap((event) => {
    const message = isObject(event) ? text(event.message) : undefined;
    // A function that logs as JSON has its object as the message's text.
    return readGatewayRecord(parseJson(message ?? '')) ?? [];
  });
}
