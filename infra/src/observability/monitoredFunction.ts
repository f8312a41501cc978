import type { Names } from '../config/names.ts';
import type { Deployable } from '../inventory.ts';

/** A function as its metrics and logs name it. */
export interface MonitoredFunction {
  /** The dimension `Function` of our own metrics. */
  readonly name: string;
  readonly owner: string;
  /** Lambda's name for it. */
  readonly functionName: string;
  readonly logGroupName: string;
  readonly timeoutMs: number;
}

/** The functions of a manifest. */
export function monitoredFunctions(
  { manifest, functions }: Deployable,
  names: Names,
): readonly MonitoredFunction[] {
  return functions.map(({ name }) => ({
    name,
    owner: manifest.owner,
    functionName: names.function(name),
    logGroupName: names.logGroup(name),
    timeoutMs: manifest.timeoutMs,
  }));
}
