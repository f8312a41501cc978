/** What is done of it, and how much of that is wrong. */
export interface Progress {
  readonly judged: number;
  readonly total: number;
  readonly wrong: number;
  /** Of what (default: operations). */
  readonly what?: string;
}

const WIDTH = 30;
const REDRAW_MS = 100;

/** A bar that redraws itself in a terminal; elsewhere nothing is written. */
export function createProgressBar(output: NodeJS.WriteStream) {
  const startedAt = performance.now();
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    show({ judged, total, wrong, what = 'operations' }: Progress): void {
      const now = performance.now();
      if (!output.isTTY || (now - drawnAt < REDRAW_MS && judged < total)) return;
      drawnAt = now;
      const share = judged / total;
      const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
      const leftS = Math.ceil(((now - startedAt) / 1000 / share) * (1 - share));
      output.write(`\r\x1b[K${bar} ${judged}/${total} ${what}, ${wrong} wrong, ${leftS} s left`);
    },
    clear(): void {
      if (output.isTTY) output.write('\r\x1b[K');
    },
  };
}
