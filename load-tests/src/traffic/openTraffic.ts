import { TrafficFileError } from '../errors.ts';
import { parseJson } from './fields.ts';
import { type OperationType, operationType } from './operationType.ts';
import { readLines } from './readLines.ts';
import { readHeader, readRecord, type TrafficHeader, type TrafficRecord } from './trafficFile.ts';

export interface TrafficOperation {
  readonly op: string;
  readonly text: string;
  readonly operationName: string | undefined;
  readonly type: OperationType;
}

/** A traffic file, read once for what is in it; its records are read again when they are wanted. */
export interface Traffic {
  readonly path: string;
  readonly header: TrafficHeader;
  readonly operations: ReadonlyMap<string, TrafficOperation>;
  /** Whether a record can be sent: its text is known, and it is no mutation or mutations are allowed. */
  isSendable(record: TrafficRecord): boolean;
  readonly counts: {
    readonly sendable: number;
    readonly mutationsLeftOut: number;
    readonly withoutText: number;
    readonly badLines: number;
  };
  records(): AsyncGenerator<TrafficRecord>;
}

/** @throws {TrafficFileError} when there is nothing in it that can be sent */
export async function openTraffic(path: string, options: { readonly mutations: boolean }): Promise<Traffic> {
  let header: TrafficHeader | undefined;
  let badLines = 0;
  const operations = new Map<string, TrafficOperation>();
  /** Records of each operation and name; an operation's text may come after its first record. */
  const seen = new Map<string, number>();
  for await (const line of readLines(path)) {
    const value = parseJson(line);
    if (header === undefined) {
      header = readHeader(value);
      if (header !== undefined) continue;
      throw new TrafficFileError(
        `${path} is no traffic file (its first line must be its header). Make one with npm run capture -- --from ${path} --out FILE.`,
      );
    }
    const record = readRecord(value);
    if (record === undefined) {
      badLines++;
      continue;
    }
    seen.set(record.op, (seen.get(record.op) ?? 0) + 1);
    if (record.text !== undefined && !operations.has(record.op)) {
      operations.set(record.op, {
        op: record.op,
        text: record.text,
        operationName: record.operationName,
        type: operationType(record.text, record.operationName),
      });
    }
  }
  if (header === undefined) throw new TrafficFileError(`${path} is empty: nothing to read.`);
  const counts = { sendable: 0, mutationsLeftOut: 0, withoutText: 0, badLines };
  for (const [op, count] of seen) {
    const type = operations.get(op)?.type;
    if (type === undefined || type === 'unknown') counts.withoutText += count;
    else if (type === 'mutation' && !options.mutations) counts.mutationsLeftOut += count;
    else counts.sendable += count;
  }
  if (counts.sendable === 0) {
    throw new TrafficFileError(
      `${path} has nothing to send: ${counts.mutationsLeftOut} mutations (--allow-mutations sends them), ` +
        `${counts.withoutText} requests without a readable text, ${badLines} bad lines.`,
    );
  }
  const isSendable = ({ op }: TrafficRecord) => {
    const type = operations.get(op)?.type;
    return type === 'query' || (type === 'mutation' && options.mutations);
  };
  return {
    path,
    header,
    operations,
    isSendable,
    counts,
    async *records() {
      for await (const line of readLines(path)) {
        const record = readRecord(parseJson(line));
        if (record !== undefined && isSendable(record)) yield record;
      }
    },
  };
}
