import type { Arena, Entrant } from '../arena.ts';
import type { Shape } from '../graph/shapes.ts';
import type { Figure } from '../report/figures.ts';
import { percentile, runLoad } from './load.ts';
import { cpuMs } from './process.ts';
import { createJudge } from './verify.ts';

export interface Measurement {
  readonly shape: Shape;
  readonly connections: number;
  readonly durationMs: number;
  /** The right answers, one for every variation. */
  readonly expected: readonly string[];
}

/** @throws {Error} when an answer under load is wrong */
export async function measureEntrant(
  arena: Arena,
  entrant: Entrant,
  measurement: Measurement,
): Promise<Figure> {
  const { child, contestant, url } = entrant;
  const callsBefore = await arena.countCalls();
  const cpuBefore = cpuMs(child.pid);
  const isFloor = contestant.kind === 'floor';
  const result = await runLoad({
    ...measurement,
    url,
    path: contestant.path,
    isRight: isFloor ? () => true : createJudge(measurement.expected),
  });
  const usedMs = cpuMs(child.pid) - cpuBefore;
  const calls = (await arena.countCalls()) - callsBefore;
  if (result.failure !== undefined) {
    throw new Error(
      `${contestant.name}, ${measurement.shape.name}: a wrong answer under load: ${result.failure}`,
    );
  }
  return {
    contestant: contestant.name,
    kind: contestant.kind,
    shape: measurement.shape.name,
    connections: measurement.connections,
    cpuMs: usedMs / result.requests,
    requestsPerSecond: result.requests / (result.elapsedMs / 1_000),
    p50Ms: percentile(result.latenciesMs, 0.5),
    p99Ms: percentile(result.latenciesMs, 0.99),
    callsUpstream: calls / result.requests,
  };
}
