import type { Rewrite, RewriteStep } from '../../plan/fetchPlan.ts';
import { isJsonObject, type JsonObject, own, setOwn } from '../data/json.ts';

/** Applies a plan's rewrites to data, in place. */
export function applyRewrites(rewrites: readonly Rewrite[], data: unknown): void {
  for (const rewrite of rewrites) {
    forEachAt(data, rewrite.path, 0, (object) => {
      if (rewrite.kind === 'set') {
        setOwn(object, rewrite.key, rewrite.value);
        return;
      }
      const value = own(object, rewrite.key);
      if (value === undefined) return;
      setOwn(object, rewrite.to, value);
      delete object[rewrite.key];
    });
  }
}

/** The client's name for a field that the planner renamed, in an error's path. */
export function originalName(rewrites: readonly Rewrite[], name: string | number): string | number {
  const rename = rewrites.find((rewrite) => rewrite.kind === 'rename' && rewrite.key === name);
  return rename?.kind === 'rename' ? rename.to : name;
}

function forEachAt(
  value: unknown,
  path: readonly RewriteStep[],
  at: number,
  change: (object: JsonObject) => void,
): void {
  if (Array.isArray(value)) {
    for (const element of value) forEachAt(element, path, at, change);
    return;
  }
  if (!isJsonObject(value)) return;
  const step = path[at];
  if (step === undefined) change(value);
  else if (step.kind === 'field') forEachAt(own(value, step.name), path, at + 1, change);
  else if (hasType(value, step.types)) forEachAt(value, path, at + 1, change);
}

/** An object that does not say its type has the one that is asked for. */
function hasType(object: JsonObject, types: readonly string[]): boolean {
  const name = own(object, '__typename');
  return typeof name !== 'string' || types.includes(name);
}
