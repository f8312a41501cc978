import type { WriteStream } from 'node:tty';

export interface ProgressBar {
  /**
   * @param share - what is done, 0 to 1
   * @param text - what that is, behind the bar
   */
  show(share: number, text: string): void;
  /** Makes room for other output. */
  clear(): void;
}

const WIDTH = 30;
const REDRAW_MS = 100;

/** A bar that redraws itself in a terminal, with the time that is left; elsewhere nothing is written. */
export function createProgressBar(output: Pick<WriteStream, 'isTTY' | 'write'>): ProgressBar {
  const startedMs = performance.now();
  let drawnMs = Number.NEGATIVE_INFINITY;
  return {
    show(share, text) {
      const nowMs = performance.now();
      if (!output.isTTY || (nowMs - drawnMs < REDRAW_MS && share < 1)) return;
      drawnMs = nowMs;
      const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
      const left =
        share > 0 ? `, ${Math.ceil((((nowMs - startedMs) / share) * (1 - share)) / 1_000)} s left` : '';
      output.write(`\r\x1b[K${bar} ${text}${left}`);
    },
    clear() {
      if (output.isTTY) output.write('\r\x1b[K');
    },
  };
}
