import type { Clock } from '@graphlets/platform/clock';
import type { CallSettings } from './callSettings.ts';
import { type CircuitBreaker, createCircuitBreaker } from './circuitBreaker.ts';
import { createLatencies, type Latencies } from './latencies.ts';
import type { LatencyTable } from './stepBudgets.ts';

/** What an environment knows of one graphlet. */
export interface GraphletHealth {
  readonly circuit: CircuitBreaker;
  readonly latencies: Latencies;
}

/** Of all graphlets; a graphlet is known with its first call. */
export interface HealthTable extends LatencyTable {
  of(graphlet: string): GraphletHealth;
  recordLatency(health: GraphletHealth, durationMs: number): void;
}

export function createHealthTable(settings: CallSettings, clock: Clock): HealthTable {
  const known = new Map<string, GraphletHealth>();
  let version = 0;
  return {
    of(graphlet) {
      const found = known.get(graphlet);
      if (found !== undefined) return found;
      const made = {
        circuit: createCircuitBreaker(settings.circuit, clock),
        latencies: createLatencies(),
      };
      known.set(graphlet, made);
      return made;
    },
    recordLatency({ latencies }, durationMs) {
      if (latencies.record(durationMs)) version++;
    },
    p99Ms: (graphlet) => known.get(graphlet)?.latencies.p99Ms() ?? 0,
    version: () => version,
  };
}
