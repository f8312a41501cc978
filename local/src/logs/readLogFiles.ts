import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { isLogRecord, type LogRecord } from './logRecord.ts';

const CHUNK_BYTES = 1 << 20;
const FILE = /^stack(?:\.(\d+))?\.jsonl$/;

/** The records of a log folder (`openLogFile`), oldest first, read as they are asked for; undefined when there are none. */
export function readLogFiles(folder: string): Iterable<LogRecord> | undefined {
  const files = listFiles(folder);
  return files.length === 0 ? undefined : records(files);
}

function* records(files: readonly string[]): Generator<LogRecord> {
  for (const file of files) {
    for (const line of linesOf(file)) {
      const record = parse(line);
      if (record !== undefined) yield record;
    }
  }
}

/** The higher the number, the older. */
function listFiles(folder: string): readonly string[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  const age = (name: string) => Number(FILE.exec(name)?.[1] ?? 0);
  return names
    .filter((name) => FILE.test(name))
    .sort((a, b) => age(b) - age(a))
    .map((name) => join(folder, name));
}

function* linesOf(file: string): Generator<string> {
  const descriptor = openSync(file, 'r');
  const decoder = new TextDecoder();
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let rest = '';
  try {
    for (;;) {
      const count = readSync(descriptor, chunk);
      const lines = (rest + decoder.decode(chunk.subarray(0, count), { stream: count > 0 })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
      if (count === 0) break;
    }
  } finally {
    closeSync(descriptor);
  }
  if (rest !== '') yield rest;
}

/** A line that is being written may be half there; what is no record of ours is passed over. */
function parse(line: string): LogRecord | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isLogRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
