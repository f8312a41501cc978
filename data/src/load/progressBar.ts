import type { LoadResult, Progress } from './loadFile.ts';

const WIDTH = 30;

/** A bar that redraws itself in a terminal; elsewhere only the last line is written. */
export function createProgressBar(name: string) {
  const isTerminal = process.stderr.isTTY === true;
  const started = Date.now();
  return {
    show({ bytesRead, bytesTotal, rows, badRows }: Progress): void {
      if (!isTerminal) return;
      const share = bytesTotal === 0 ? 1 : Math.min(1, bytesRead / bytesTotal);
      const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
      const left = share > 0 ? ((Date.now() - started) / share) * (1 - share) : 0;
      process.stderr.write(
        `\r\x1b[K${name.padEnd(18)} ${bar} ${(share * 100).toFixed(0).padStart(3)} %  ${rows} rows` +
          `${badRows > 0 ? `, ${badRows} bad` : ''}  ${Math.ceil(left / 1000)} s left`,
      );
    },
    end({ rows, badRows, items }: LoadResult): void {
      if (isTerminal) process.stderr.write('\r\x1b[K');
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.error(`${name.padEnd(18)} ${rows} rows, ${items} items, ${badRows} bad rows in ${seconds} s`);
    },
  };
}
