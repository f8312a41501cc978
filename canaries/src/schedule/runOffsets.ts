const MINUTE_MS = 60_000;

/** When the runs of a minute start, milliseconds into it: evenly spread. */
export function runOffsets(runsPerMinute: number): readonly number[] {
  return Array.from({ length: runsPerMinute }, (_, index) => Math.round((index * MINUTE_MS) / runsPerMinute));
}
