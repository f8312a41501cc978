/** Takes whole lines. */
export type WriteLines = (lines: string) => void;

/** Written at once when so much has come together, characters: with what comes last it fits into an empty pipe, of 64 KB. */
const BATCH_LENGTH = 48 * 1024;
/** Lines wait at most so long, milliseconds. */
const BATCH_MS = 20;

export interface LineBatch {
  readonly write: WriteLines;
  /** Writes what is still there. */
  flush(): void;
}

/**
 * Writes what many requests have to say with few system calls. For a process that goes on after an answer; in Lambda, which
 * freezes it, lines have to be out before.
 */
export function batchLines(
  write: WriteLines,
  defer: (flush: () => void) => void = (flush) => setTimeout(flush, BATCH_MS).unref(),
): LineBatch {
  let batch = '';
  const flush = () => {
    if (batch === '') return;
    const lines = batch;
    batch = '';
    write(lines);
  };
  return {
    write(lines) {
      if (batch === '') defer(flush);
      batch += lines;
      if (batch.length >= BATCH_LENGTH) flush();
    },
    flush,
  };
}
