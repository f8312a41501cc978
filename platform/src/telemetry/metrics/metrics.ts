import type { Dimension, MetricName } from './metricCatalogue.ts';

export type DimensionValues = Readonly<Partial<Record<Dimension, string>>>;

/**
 * Values of one request, kept until its end and then written as records. There is one for each request, and nothing
 * of it outlives the request: several may be at work in one environment.
 */
export interface Metrics {
  /** @param values - of the dimensions beside `Function`, as the catalogue has them for the metric */
  put(name: MetricName, value: number, values?: DimensionValues): void;
  /** A further fact in every record, for Logs Insights; no dimension. */
  setProperty(name: string, value: string | number | boolean): void;
  /**
   * Every record as one line with its line feed; forgets the values.
   *
   * @param nowMs - epoch milliseconds, when the values were taken
   */
  take(nowMs: number): string;
}
