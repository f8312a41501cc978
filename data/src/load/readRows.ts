import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { LoadError } from '../errors.ts';
import type { Row, Source } from '../sources/source.ts';

export interface NumberedRow {
  /** In the file, the header being 1. */
  readonly line: number;
  /** Cells, or what is wrong with the line. */
  readonly row: Row | string;
}

export interface ReadOptions {
  /** Leaves out rows up to and with this line. */
  readonly afterLine: number;
  /** Called with the bytes of the file that were read so far. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Rows of a tab separated file, plain or gzip by its name, in constant memory.
 *
 * @throws {LoadError} for a wrong header, an unreadable file or a broken gzip
 */
export async function* readRows(
  file: string,
  source: Source,
  options: ReadOptions,
): AsyncGenerator<NumberedRow> {
  const bytes = createReadStream(file);
  bytes.on('data', () => options.onBytes(bytes.bytesRead));
  // A failure of any stage reaches the reader as the failure of the last.
  const text = file.endsWith('.gz') ? pipeline(bytes, createGunzip(), () => {}) : bytes;
  let line = 0;
  try {
    for await (const content of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
      line++;
      if (line === 1) checkHeader(file, content, source);
      else if (line > options.afterLine) yield { line, row: toRow(content, source.columns) };
    }
  } catch (error) {
    throw error instanceof LoadError ? error : explain(file, error);
  } finally {
    bytes.destroy();
  }
  if (line === 0) throw new LoadError(`${file} is empty: it needs a header line.`);
}

function checkHeader(file: string, line: string, { columns, name }: Source): void {
  if (line === columns.join('\t')) return;
  throw new LoadError(
    `${file} is not a ${name} file: its header must be ${columns.join(', ')}, not ${line.slice(0, 200)}`,
  );
}

function toRow(line: string, columns: readonly string[]): Row | string {
  const cells = line.split('\t');
  if (cells.length !== columns.length) return `has ${cells.length} cells, not ${columns.length}`;
  return Object.fromEntries(
    columns.map((column, index) => [column, cells[index] === '\\N' ? undefined : cells[index]]),
  );
}

function explain(file: string, error: unknown): LoadError {
  const isGzip =
    typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('Z_');
  return new LoadError(
    isGzip
      ? `${file} is not a whole gzip file (${error}): download it again.`
      : `${file} cannot be read: ${error}`,
    { cause: error },
  );
}
