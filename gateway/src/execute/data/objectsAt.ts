import { DataObject, type DataValue, isDataList, resolveSame } from './data.ts';
import type { ObjectField } from './layout.ts';

/** Tells a walk over the data from every other of the same request. */
export interface WalkMarks {
  next: number;
}

/** Objects of the answer at a position, each once, in the order of the answer. */
export function objectsAt(
  root: DataObject,
  path: readonly ObjectField[],
  marks: WalkMarks,
): readonly DataObject[] {
  let level: DataObject[] = [root];
  for (const { slot } of path) {
    const mark = marks.next++;
    const inner: DataObject[] = [];
    for (const object of level) collect(object.values[slot], mark, inner);
    level = inner;
  }
  return level;
}

function collect(value: DataValue | undefined, mark: number, found: DataObject[]): void {
  if (value instanceof DataObject) {
    const object = value.sharing === undefined ? value : resolveSame(value);
    if (object.mark === mark) return;
    object.mark = mark;
    found.push(object);
  } else if (isDataList(value)) {
    for (const element of value) collect(element, mark, found);
  }
}

/**
 * Where in the answer objects of a position stand, as a client counts; one may stand at several places.
 *
 * @param wanted - only these (default: all)
 */
export function placesOf(
  root: DataObject,
  path: readonly ObjectField[],
  wanted?: ReadonlySet<DataObject>,
): (readonly (string | number)[])[] {
  const places: (string | number)[][] = [];
  locate(root, path, 0, [], wanted, places);
  return places;
}

function locate(
  value: DataValue | undefined,
  path: readonly ObjectField[],
  at: number,
  place: readonly (string | number)[],
  wanted: ReadonlySet<DataObject> | undefined,
  places: (string | number)[][],
): void {
  if (isDataList(value)) {
    for (const [index, element] of value.entries()) {
      locate(element, path, at, [...place, index], wanted, places);
    }
    return;
  }
  if (!(value instanceof DataObject)) return;
  const object = resolveSame(value);
  const field = path[at];
  if (field === undefined) {
    if (wanted?.has(object) ?? true) places.push([...place]);
  } else {
    locate(object.values[field.slot], path, at + 1, [...place, field.name], wanted, places);
  }
}
