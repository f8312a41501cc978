/** Takes whole lines. */
export type WriteLines = (lines: string) => void;

/** Written at once when so much has come together, bytes. */
const BATCH_BYTES = 64 * 1024;

/**
 * Writes what many requests have to say with few system calls: all of one turn of the event loop together. For a process that
 * goes on after an answer; in Lambda, which freezes it, lines have to be out before.
 */
export function batchLines(write: WriteLines, defer: (flush: () => void) => void = setImmediate): WriteLines {
  let batch = '';
  const flush = () => {
    if (batch === '') return;
    const lines = batch;
    batch = '';
    write(lines);
  };
  return (lines) => {
    if (batch === '') defer(flush);
    batch += lines;
    if (batch.length >= BATCH_BYTES) flush();
  };
}
