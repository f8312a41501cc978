import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TrafficFileError } from '../errors.ts';
import { isObject, parseJson } from '../traffic/fields.ts';
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

/** @param path - a replay's folder, or its `measured.json`. @throws {TrafficFileError} */
export function readMeasured(path: string): Measured {
  const file =
    statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? join(path, MEASURED_FILE) : path;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new TrafficFileError(
      `${file} cannot be read: name the folder of a replay against a stack of this machine.`,
      { cause },
    );
  }
  const value = parseJson(text);
  if (!isObject(value) || !isObject(value.executions) || !isObject(value.initMs)) {
    throw new TrafficFileError(`${file} holds no measured executions.`);
  }
  // Written by a replay of this version: what is in it is not asked again.
  return value as unknown as Measured;
}

/** The newest replay that has any. */
export function newestMeasured(replays: string): string | undefined {
  let names: readonly string[];
  try {
    names = readdirSync(replays);
  } catch {
    return undefined;
  }
  return names
    .map((name) => join(replays, name, MEASURED_FILE))
    .filter((file) => statSync(file, { throwIfNoEntry: false }) !== undefined)
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}
