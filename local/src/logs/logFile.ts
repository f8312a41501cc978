import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** With the older files some minutes of a heavy load, hours of a light one. */
const DEFAULT_LIMIT_BYTES = 50_000_000;
const KEPT_FILES = 3;
/** As much as is written at once at the most, so that a flood does not fill the memory. */
const BATCH_BYTES = 256 * 1024;

export interface LogFile {
  readonly path: string;
  /** Takes one line with its line feed. */
  write(line: string): void;
  /** Writes what is still in memory. */
  close(): void;
}

/**
 * Appends lines to `stack.jsonl` of a folder. A full file becomes `stack.1.jsonl`, that one `stack.2.jsonl`, and the
 * oldest goes: the folder stays below four times the limit.
 */
export function openLogFile(folder: string, limitBytes = DEFAULT_LIMIT_BYTES): LogFile {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'stack.jsonl');
  const older = (age: number) => (age === 0 ? path : join(folder, `stack.${age}.jsonl`));
  let bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  let batch = '';
  let scheduled: NodeJS.Immediate | undefined;

  function flush() {
    clearImmediate(scheduled);
    scheduled = undefined;
    if (batch === '') return;
    if (bytes > 0 && bytes + batch.length > limitBytes) rotate();
    appendFileSync(path, batch);
    bytes += batch.length;
    batch = '';
  }

  function rotate() {
    for (let age = KEPT_FILES - 1; age >= 0; age--) {
      if (statSync(older(age), { throwIfNoEntry: false }) !== undefined)
        renameSync(older(age), older(age + 1));
    }
    bytes = 0;
  }

  return {
    path,
    write(line) {
      batch += line;
      if (batch.length > BATCH_BYTES) flush();
      else scheduled ??= setImmediate(flush);
    },
    close: flush,
  };
}
