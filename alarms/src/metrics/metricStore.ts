import type { MetricId } from '../alarm.ts';
import { type Datum, metricKey } from './datum.ts';

export interface MetricStore {
  put(datum: Datum): void;
  /** Every value from `fromMs` up to, not including, `toMs`. */
  valuesOf(metric: MetricId, fromMs: number, toMs: number): readonly number[];
  /** Forgets what is older. */
  forgetBefore(timeMs: number): void;
}

type Point = Pick<Datum, 'timeMs' | 'values'>;

/** @param isWanted - metrics that nobody asks for are not kept */
export function createMetricStore(isWanted: (metric: MetricId) => boolean = () => true): MetricStore {
  const series = new Map<string, Point[]>();
  return {
    put({ metric, timeMs, values }) {
      if (!isWanted(metric)) return;
      const key = metricKey(metric);
      const points = series.get(key);
      if (points === undefined) series.set(key, [{ timeMs, values }]);
      else points.push({ timeMs, values });
    },
    valuesOf(metric, fromMs, toMs) {
      const points = series.get(metricKey(metric)) ?? [];
      return points.flatMap(({ timeMs, values }) => (timeMs >= fromMs && timeMs < toMs ? values : []));
    },
    forgetBefore(timeMs) {
      for (const [key, points] of series) {
        const kept = points.filter((point) => point.timeMs >= timeMs);
        if (kept.length > 0) series.set(key, kept);
        else series.delete(key);
      }
    },
  };
}
