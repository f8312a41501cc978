import type { MetricId } from '../alarm.ts';

/** Values of one metric at one time. */
export interface Datum {
  readonly metric: MetricId;
  /** Epoch milliseconds. */
  readonly timeMs: number;
  readonly values: readonly number[];
}

/** The same text for the same metric, in whatever order its dimensions come. */
export function metricKey({ namespace, name, dimensions }: MetricId): string {
  const sorted = Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([namespace, name, sorted]);
}
