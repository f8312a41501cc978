import { closeSync, openSync, readSync } from 'node:fs';
import { parseLine } from '../results/rawResults.ts';
import { percentiles } from '../results/statistics.ts';

/** Reads what was appended to the raw results since the last time. */
function createTail(files: readonly string[]) {
  const states = files.map((file) => ({ file, offset: 0, rest: '' }));
  const buffer = Buffer.alloc(1 << 20);
  return () =>
    states.flatMap((state) => {
      let handle: number;
      try {
        handle = openSync(state.file, 'r');
      } catch {
        return [];
      }
      let text = state.rest;
      for (let bytes = -1; bytes !== 0; ) {
        bytes = readSync(handle, buffer, 0, buffer.length, state.offset);
        state.offset += bytes;
        text += buffer.toString('latin1', 0, bytes);
      }
      closeSync(handle);
      const lines = text.split('\n');
      state.rest = lines.pop() ?? '';
      return lines.flatMap((line) => parseLine(line)?.result ?? []);
    });
}

export interface ProgressOptions {
  readonly files: readonly string[];
  readonly ticks: Float64Array;
  readonly lengthMs: number;
  readonly warmUpMs: number;
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
}

/** A line a second in a terminal, one every ten elsewhere: how far, at which rate, how fast, what failed. */
export function showProgress(options: ProgressOptions): { stop(): void } {
  const { files, ticks, lengthMs, warmUpMs, write, isTerminal } = options;
  const read = createTail(files);
  const begun = performance.now();
  let sent = 0;
  let failed = 0;
  let beats = 0;
  let recent: number[] = [];
  let recentDue = 0;
  const timer = setInterval(() => {
    const results = read();
    sent += results.length;
    failed += results.filter(({ outcome }) => outcome !== 'ok').length;
    recent.push(...results.map(({ fromSendMs, connectMs }) => fromSendMs + connectMs));
    beats++;
    if (!isTerminal && beats % 10 !== 0) return;
    const seconds = isTerminal ? 1 : 10;
    // k6 needs a moment for its own start, so the run is dated by what it has sent.
    const atMs = results.reduce((last, { startedMs }) => Math.max(last, startedMs), 0);
    const dueNow = ticks.findIndex((tick) => tick > atMs);
    const due = dueNow === -1 ? ticks.length : dueNow;
    const { p50, p99 } = percentiles(recent);
    const text =
      sent === 0
        ? `warming up, ${((performance.now() - begun) / 1_000).toFixed(0)} of ${(warmUpMs / 1_000).toFixed(0)} s`
        : `${(atMs / 1_000).toFixed(0)} of ${(lengthMs / 1_000).toFixed(0)} s | ${(recent.length / seconds).toFixed(0)} of ` +
          `${((due - recentDue) / seconds).toFixed(0)} TPS | p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms | ${failed} of ${sent} failed`;
    write(isTerminal ? `\r\x1b[2K${text}` : `${text}\n`);
    recent = [];
    recentDue = due;
  }, 1_000);
  return {
    stop() {
      clearInterval(timer);
      if (isTerminal) write('\r\x1b[2K');
    },
  };
}
