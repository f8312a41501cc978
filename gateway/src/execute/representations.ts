import type { RepresentationWriter } from './compileRepresentation.ts';
import type { DataObject } from './data.ts';

/** What a look-up sends, and which objects each of its entities belongs to. */
export interface Representations {
  /** JSON texts, each once. */
  readonly texts: readonly string[];
  /** The first object of the answer for each text. */
  readonly targets: readonly DataObject[];
  /** Further objects, by index of the text. */
  readonly others: ReadonlyMap<number, readonly DataObject[]>;
}

/**
 * Representations of objects, the same entity only once; objects that lack a required field are left out.
 *
 * @param mayShare - an object that says just what an earlier one of the same entity does is from now on that one
 */
export function collectRepresentations(
  represent: RepresentationWriter,
  objects: readonly DataObject[],
  mayShare: boolean,
): Representations {
  const indexes = new Map<string, number>();
  const targets: DataObject[] = [];
  const others = new Map<number, DataObject[]>();
  for (const object of objects) {
    const text = represent(object);
    if (text === undefined) continue;
    const index = indexes.get(text);
    const first = index === undefined ? undefined : targets[index];
    if (index === undefined || first === undefined) {
      indexes.set(text, targets.length);
      targets.push(object);
    } else if (mayShare && saysTheSame(first, object)) {
      object.same = first;
    } else {
      const more = others.get(index);
      if (more === undefined) others.set(index, [object]);
      else more.push(object);
    }
  }
  return { texts: [...indexes.keys()], targets, others };
}

export function targetsOf({ targets, others }: Representations, index: number): readonly DataObject[] {
  const first = targets[index];
  return first === undefined ? [] : [first, ...(others.get(index) ?? [])];
}

/** Leaves by their text, objects by identity. */
function saysTheSame(a: DataObject, b: DataObject): boolean {
  for (let slot = 0; slot < a.values.length; slot++) if (a.values[slot] !== b.values[slot]) return false;
  return true;
}
