import type { Traffic } from '../traffic/openTraffic.ts';
import type { TrafficRecord } from '../traffic/trafficFile.ts';
import type { Activity } from '../usage/activity.ts';
import type { Execution } from './simulate.ts';

/** How requests went where they were measured: what a forecast is drawn from. */
export interface Measured {
  readonly source: string;
  /** By operation name. */
  readonly executions: Readonly<Record<string, readonly Execution[]>>;
  /** Cold starts by function, milliseconds. */
  readonly initMs: Readonly<Record<string, readonly number[]>>;
}

export const MEASURED_FILE = 'measured.json';
/** Of each operation so many are kept: enough to draw from. */
const KEPT = 500;

export function measuredOf(records: Iterable<TrafficRecord>, source: string, activity?: Activity): Measured {
  const executions: Record<string, Execution[]> = {};
  for (const { operationName, op, durationMs, calls = [] } of records) {
    if (durationMs === undefined) continue;
    const name = operationName ?? `(anonymous ${op.slice(0, 8)})`;
    const list = executions[name] ?? [];
    executions[name] = list;
    if (list.length >= KEPT) continue;
    list.push({
      durationMs,
      calls: calls.map((call) => ({
        graphlet: call.graphlet,
        startMs: call.startMs ?? 0,
        durationMs: call.durationMs,
      })),
    });
  }
  const initMs: Record<string, number[]> = {};
  for (const { function: name, initMs: took } of activity?.invocations ?? []) {
    if (took !== undefined) initMs[name] = [...(initMs[name] ?? []), took];
  }
  return { source, executions, initMs };
}

/** Of the traffic itself, where its records say how long they took. */
export async function measuredInTraffic(traffic: Traffic): Promise<Measured> {
  const records: TrafficRecord[] = [];
  for await (const record of traffic.records()) {
    if (record.durationMs !== undefined && records.length < 100_000) {
      records.push({
        ...record,
        operationName: traffic.operations.get(record.op)?.operationName ?? record.operationName,
      });
    }
  }
  return measuredOf(records, traffic.path);
}
