import { type Percentiles, percentiles } from '../results/statistics.ts';
import type { TrafficCall } from '../traffic/trafficFile.ts';

/** A graphlet's calls during a run, as the gateway saw them. */
export interface GraphletFigures {
  readonly graphlet: string;
  readonly calls: number;
  readonly callsPerRequest: number;
  readonly failures: number;
  readonly timeouts: number;
  readonly latencyMs: Percentiles;
}

export function graphletFigures(calls: readonly TrafficCall[], requests: number): readonly GraphletFigures[] {
  return [...Map.groupBy(calls, ({ graphlet }) => graphlet)]
    .map(([graphlet, own]) => ({
      graphlet,
      calls: own.length,
      callsPerRequest: requests === 0 ? 0 : Math.round((1_000 * own.length) / requests) / 1_000,
      failures: own.filter(({ code }) => code !== undefined).length,
      timeouts: own.filter(({ code }) => code === 'GRAPHLET_TIMEOUT').length,
      latencyMs: percentiles(own.map(({ durationMs }) => durationMs)),
    }))
    .toSorted((a, b) => b.calls - a.calls);
}
