import { type Window, windows } from '../../collect/window.ts';

export interface TimeRange {
  readonly window: Window;
  readonly fromMs: number;
  readonly nowMs: number;
  /** How much of it has been watched, at least one. */
  readonly seconds: number;
}

const MINUTE_MS = 60_000;

export function timeRangeOf(window: Window, nowMs: number, startedMs: number): TimeRange {
  const { bucketMs, bucketCount } = windows[window];
  return rangeFrom(nowMs - bucketMs * bucketCount, { window, nowMs, startedMs });
}

/** From the full minute on, because that is how finely calls are kept. */
export function wholeMinutes({ window, fromMs, nowMs }: TimeRange, startedMs: number): TimeRange {
  return rangeFrom(Math.floor(fromMs / MINUTE_MS) * MINUTE_MS, { window, nowMs, startedMs });
}

function rangeFrom(
  fromMs: number,
  {
    window,
    nowMs,
    startedMs,
  }: { readonly window: Window; readonly nowMs: number; readonly startedMs: number },
): TimeRange {
  return { window, fromMs, nowMs, seconds: Math.max(1, (nowMs - Math.max(fromMs, startedMs)) / 1_000) };
}
