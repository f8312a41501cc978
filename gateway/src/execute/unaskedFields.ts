import type { WireError } from '@graphlets/platform/wire';
import type { CompiledLookup } from './compileStep.ts';
import { type DataObject, resolveSame } from './data/data.ts';
import { placesOf } from './data/objectsAt.ts';
import { type Failure, placesWithErrors } from './failures.ts';

/** Objects that a look-up did not ask for, because something that represents them is not there. */
export interface UnaskedLookup {
  readonly lookup: CompiledLookup;
  readonly objects: readonly DataObject[];
}

const MESSAGE = 'A field that this one needs has failed.';

/**
 * Fields that nobody was asked for, because a field of the same object failed that they need. Where nothing of an object
 * failed it is not there for its graphlet, and its fields are null without an error.
 *
 * @param errors - of the request, at their places in the data
 */
export function unaskedFields(
  unasked: readonly UnaskedLookup[],
  root: DataObject,
  errors: readonly WireError[],
): readonly Failure[] {
  if (unasked.length === 0 || errors.length === 0) return [];
  const failing = placesWithErrors(errors);
  return unasked.flatMap(({ lookup: { path, lookup }, objects }) => {
    const places = placesOf(root, path, new Set(objects.map(resolveSame)));
    const names = lookup.selection.map(({ responseName }) => responseName);
    return places
      .filter((place) => failing.has(place))
      .flatMap((place) => names.map((name) => fail([...place, name])));
  });
}

function fail(path: (string | number)[]): Failure {
  return { message: MESSAGE, code: 'GRAPHLET_FAILED', reversedPath: path.reverse() };
}
