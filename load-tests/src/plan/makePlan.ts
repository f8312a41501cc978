import type { Traffic } from '../traffic/openTraffic.ts';
import type { TrafficRecord } from '../traffic/trafficFile.ts';
import { type LoadShape, shapeOf, steadyShape } from './loadShape.ts';
import { selectIndexes } from './selectIndexes.ts';
import { tickTimes } from './tickTimes.ts';

export type Pacing = 'original' | 'constant';

export interface PlanOptions {
  readonly tps: number;
  readonly durationMs: number;
  readonly rampMs: number;
  readonly seed: number;
  readonly pacing: Pacing;
}

export interface PlannedOperation {
  readonly name: string;
  readonly text: string;
  readonly operationName: string | undefined;
}

/** What one run sends, and when. */
export interface ReplayPlan {
  readonly shape: LoadShape;
  /** Due times, milliseconds from the start. */
  readonly ticks: Float64Array;
  readonly operations: readonly PlannedOperation[];
  /** One for each tick. */
  readonly requests: readonly PlannedRequest[];
  /** Passes through the traffic; more than 1 repeats requests. */
  readonly passes: number;
}

export interface PlannedRequest {
  readonly operation: number;
  readonly variables: string;
  readonly client: string | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;
}

/** Cuts the traffic to what this run will send. */
export async function makePlan(traffic: Traffic, options: PlanOptions): Promise<ReplayPlan> {
  const steady = steadyShape(options);
  const wanted = tickTimes(steady).length;
  const passes = selectIndexes(traffic.counts.sendable, wanted, options.seed);
  const chosen = await readChosen(traffic, passes);
  const span = 1 + (chosen.latest - chosen.earliest);
  const times = chosen.passes.flatMap((records, pass) => records.map(({ at }) => at + pass * span));
  const shape = options.pacing === 'constant' ? steady : shapeOf(times, options);
  const ticks = tickTimes(shape);

  const operations: PlannedOperation[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (op: string): number => {
    const known = numbers.get(op);
    if (known !== undefined) return known;
    const operation = traffic.operations.get(op);
    operations.push({
      name: operation?.operationName ?? `(anonymous ${op.slice(0, 8)})`,
      text: operation?.text ?? '',
      operationName: operation?.operationName,
    });
    numbers.set(op, operations.length - 1);
    return operations.length - 1;
  };
  const records = chosen.passes.flat();
  const requests = Array.from(ticks, (_, index) => {
    // A shape's rounding may ask for one or two more than were chosen.
    const { op, variables, client, headers } = records[index % records.length] as TrafficRecord;
    return { operation: numberOf(op), variables: JSON.stringify(variables ?? {}), client, headers };
  });
  return { shape, ticks, operations, requests, passes: passes.length };
}

async function readChosen(traffic: Traffic, passes: readonly Uint32Array[]) {
  const chosen: TrafficRecord[][] = passes.map(() => []);
  const cursors = passes.map(() => 0);
  let index = 0;
  let earliest = Number.POSITIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
  for await (const record of traffic.records()) {
    earliest = Math.min(earliest, record.at);
    latest = Math.max(latest, record.at);
    passes.forEach((indexes, pass) => {
      // Rounding may name an index twice.
      while (indexes[cursors[pass] ?? 0] === index) {
        chosen[pass]?.push(record);
        cursors[pass] = (cursors[pass] ?? 0) + 1;
      }
    });
    index++;
  }
  return { passes: chosen, earliest, latest };
}
