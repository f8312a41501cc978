import { statSync } from 'node:fs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { BadRowError } from '../errors.ts';
import type { Source } from '../sources/source.ts';
import { createBatchWriter } from './batchWriter.ts';
import { identityOf, readCheckpoint, removeCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { readRows } from './readRows.ts';

/** Rows between two checkpoints. */
const CHECKPOINT_ROWS = 5_000;

export interface Progress {
  readonly source: string;
  /** Of the file, compressed or not. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly rows: number;
  readonly badRows: number;
}

export interface LoadFileOptions {
  readonly client: DynamoDBDocumentClient;
  readonly source: Source;
  readonly file: string;
  /** Physical name. */
  readonly table: string;
  /** Where to note how far it is; absent: nowhere. */
  readonly checkpointFile?: string | undefined;
  /** Begin at the first row whatever the checkpoint says. */
  readonly isRestarted?: boolean | undefined;
  /** Rows at most. */
  readonly limit?: number | undefined;
  readonly onProgress?: (progress: Progress) => void;
  readonly onBadRow?: (line: number, reason: string) => void;
  /** Stops after the rows that are on their way, with the checkpoint written. */
  readonly signal?: AbortSignal | undefined;
}

export interface LoadResult {
  readonly rows: number;
  readonly badRows: number;
  readonly items: number;
  /** False when the signal stopped it. */
  readonly isComplete: boolean;
}

/** @throws {LoadError} when the file or the table cannot be used; what was loaded so far stays, with its checkpoint */
export async function loadFile(options: LoadFileOptions): Promise<LoadResult> {
  const { client, source, file, table, checkpointFile, limit = Number.POSITIVE_INFINITY } = options;
  const { onProgress = () => {}, onBadRow = () => {}, signal } = options;
  const afterLine =
    checkpointFile === undefined || options.isRestarted === true ? 0 : readCheckpoint(checkpointFile, file);
  const bytesTotal = statSync(file).size;
  const identity = identityOf(file);
  const writer = createBatchWriter(client, table);
  let bytesRead = 0;
  let rows = 0;
  let badRows = 0;
  let items = 0;
  let lastLine = afterLine;
  const report = () => onProgress({ source: source.name, bytesRead, bytesTotal, rows, badRows });
  const note = async () => {
    await writer.flush();
    if (checkpointFile !== undefined) writeCheckpoint(checkpointFile, { line: lastLine, identity });
    report();
  };

  const isStopped = () => signal?.aborted === true || rows >= limit;
  const onBytes = (bytes: number) => {
    bytesRead = bytes;
  };
  try {
    for await (const { line, row } of readRows(file, source, { afterLine, onBytes })) {
      if (isStopped()) break;
      rows++;
      try {
        if (typeof row === 'string') throw new BadRowError(row);
        const made = source.toItems(row);
        items += made.length;
        await writer.write(made);
      } catch (error) {
        if (!(error instanceof BadRowError)) throw error;
        badRows++;
        onBadRow(line, error.message);
      }
      lastLine = line;
      if (rows % CHECKPOINT_ROWS === 0) await note();
    }
  } finally {
    await note();
  }
  const isComplete = signal?.aborted !== true;
  if (isComplete && checkpointFile !== undefined) removeCheckpoint(checkpointFile);
  return { rows, badRows, items, isComplete };
}
