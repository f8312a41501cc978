import { type ErrorCode, publicMessages } from '@graphlets/platform/errors';
import { isRecord, type WireError } from '@graphlets/platform/wire';
import type { EntityLookup, FetchStep } from '../plan/fetchPlan.ts';
import type { JsonObject } from './json.ts';
import { objectsAt, placesOf } from './objectsAt.ts';
import type { Representations } from './representations.ts';
import { originalName } from './rewrites.ts';

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
  step: FetchStep,
  asked: readonly Representations[],
  data: JsonObject,
): readonly WireError[] {
  const path = Array.isArray(error.path) ? error.path : [];
  const told = {
    message: typeof error.message === 'string' ? error.message : publicMessages.GRAPHLET_FAILED,
    extensions: extensionsOf(error, step.graphlet),
  };
  if (step.lookups.length === 0) {
    const renamed = path.map((part) => originalName(step.outputRewrites, part));
    return placesOf(data, step.path, objectsAt(data, step.path)).map((place) => {
      const whole = [...place, ...renamed];
      return whole.length > 0 ? { message: told.message, path: whole, extensions: told.extensions } : told;
    });
  }
  const at = step.lookups.findIndex(({ responseName }) => responseName === path[0]);
  const lookup = step.lookups[at];
  if (lookup === undefined) return [told];
  return placesOfEntity(lookup, asked[at], path[1], data).map((place) => ({
    message: told.message,
    path: [...place, ...path.slice(2).map((part) => originalName(lookup.outputRewrites, part))],
    extensions: told.extensions,
  }));
}

function placesOfEntity(
  lookup: EntityLookup,
  representations: Representations | undefined,
  index: unknown,
  data: JsonObject,
): readonly (readonly (string | number)[])[] {
  const targets = typeof index === 'number' ? representations?.targets[index] : undefined;
  const wanted = new Set(targets ?? representations?.targets.flat());
  return placesOf(data, lookup.path, wanted);
}

/** Some servers send their stack along; it goes no further. */
function extensionsOf({ extensions }: WireError, graphlet: string): Readonly<Record<string, unknown>> {
  const { stacktrace: _stack, exception: _exception, code, ...rest } = isRecord(extensions) ? extensions : {};
  return { ...rest, code: code ?? 'INTERNAL_SERVER_ERROR', graphlet };
}
