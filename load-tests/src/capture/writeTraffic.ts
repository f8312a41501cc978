import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { FORMAT, type TrafficHeader, type TrafficRecord, VERSION } from '../traffic/trafficFile.ts';

/** The header is known at the end and stands at the beginning, so its place is kept. */
const HEADER_BYTES = 1_024;
const BATCH_BYTES = 1 << 20;

export interface WriteOptions {
  readonly source: string;
  /** Texts of operations by their hash; a record may lack its own. */
  readonly texts: ReadonlyMap<string, string>;
  readonly badLines: () => number;
  readonly isMadeUp?: boolean;
}

/**
 * Writes a traffic file: header, then the records in the order given, each operation's text in its first one.
 *
 * @returns the header as written
 */
export async function writeTraffic(
  path: string,
  records: AsyncIterable<TrafficRecord>,
  options: WriteOptions,
): Promise<TrafficHeader> {
  const file = openSync(path, 'w');
  const written = new Set<string>();
  const schemaHash = createHash('sha256');
  let batch = `${' '.repeat(HEADER_BYTES - 1)}\n`;
  let count = 0;
  let from = Number.NaN;
  let to = Number.NaN;
  try {
    for await (const record of records) {
      const { at, op, text: own, ...rest } = record;
      const isFirst = !written.has(op);
      const text = isFirst ? (options.texts.get(op) ?? own) : undefined;
      if (isFirst) {
        written.add(op);
        schemaHash.update(op);
      }
      if (count === 0) from = at;
      to = at;
      count++;
      batch += `${JSON.stringify({ at, op, text, ...rest, requestId: undefined })}\n`;
      if (batch.length > BATCH_BYTES) {
        writeSync(file, batch);
        batch = '';
      }
    }
    writeSync(file, batch);
    const header: TrafficHeader = {
      format: FORMAT,
      version: VERSION,
      source: options.source.slice(0, HEADER_BYTES / 2),
      ...(options.isMadeUp === true && { isMadeUp: true }),
      from: timeText(from),
      to: timeText(to),
      records: count,
      operations: written.size,
      schemaHash: schemaHash.digest('hex').slice(0, 16),
      badLines: options.badLines(),
    };
    // Blanks at the end of a JSON line are no part of it.
    writeSync(file, JSON.stringify(header).padEnd(HEADER_BYTES - 1), 0);
    return header;
  } finally {
    closeSync(file);
  }
}

function timeText(at: number): string {
  return Number.isNaN(at) ? '' : new Date(at).toISOString();
}
