import { type ErrorCode, publicMessages } from '@graphlets/platform/errors';
import type { WireError } from '@graphlets/platform/wire';
import type { FetchStep } from '../plan/fetchPlan.ts';
import type { CompiledLookup, CompiledStep } from './compileStep.ts';
import type { DataObject } from './data/data.ts';
import { placesOf } from './data/objectsAt.ts';
import { readForeignError } from './foreignError.ts';
import { type Representations, targetsOf } from './represent/representations.ts';
import { originalName } from './represent/rewrites.ts';

/** A call that gave no data: one error where its data was to stand, up to the first list. */
export function failedCall(step: FetchStep, code: ErrorCode): readonly WireError[] {
  const message = publicMessages[code];
  const extensions = { code, graphlet: step.graphlet };
  const places = step.lookups.length === 0 ? [step] : step.lookups;
  return places.map(({ path }) => {
    const list = path.indexOf('@');
    const known = list === -1 ? path : path.slice(0, list);
    return known.length === 0 ? { message, extensions } : { message, path: known, extensions };
  });
}

/**
 * A graphlet's error at the client's path: `_entities` and its index become the places where the entity stands, names
 * of the planner's own become the client's.
 */
export function locateError(
  error: WireError,
  { step, path: at, lookups }: CompiledStep,
  asked: readonly Representations[],
  root: DataObject,
): readonly WireError[] {
  const { message, path, extensions } = readForeignError(error, step.graphlet);
  const told = { message, extensions };
  if (lookups.length === 0) {
    const renamed = path.map((part) => originalName(step.outputRewrites, part));
    return placesOf(root, at).map((place) => {
      const whole = [...place, ...renamed];
      return whole.length > 0 ? { message, path: whole, extensions } : told;
    });
  }
  const index = lookups.findIndex(({ lookup }) => lookup.responseName === path[0]);
  const found = lookups[index];
  if (found === undefined) return [told];
  return placesOfEntity(found, asked[index], path[1], root).map((place) => ({
    message,
    path: [...place, ...path.slice(2).map((part) => originalName(found.lookup.outputRewrites, part))],
    extensions,
  }));
}

/** @param index - of the entity; all of them when it is no number */
function placesOfEntity(
  { path }: CompiledLookup,
  representations: Representations | undefined,
  index: unknown,
  root: DataObject,
): readonly (readonly (string | number)[])[] {
  if (representations === undefined) return [];
  const indexes = typeof index === 'number' ? [index] : representations.targets.keys();
  return placesOf(root, path, new Set([...indexes].flatMap((each) => targetsOf(representations, each))));
}
