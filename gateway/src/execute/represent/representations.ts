import { type DataObject, replaceBy } from '../data/data.ts';
import type { Representation, RepresentationOf } from './compileRepresentation.ts';

/** What a look-up sends, and which objects each of its entities belongs to. */
export interface Representations {
  /** JSON texts, each once, with commas between them. */
  readonly text: string;
  /** The first object of the answer for each text. */
  readonly targets: readonly DataObject[];
  /** Further objects, by index of the text. */
  readonly others: ReadonlyMap<number, readonly DataObject[]>;
  /** Objects that lack a required field. */
  readonly incomplete: readonly DataObject[];
}

/**
 * Representations of objects, the same entity only once; objects that lack a required field are left out.
 *
 * @param mayShare - an object that says just what an earlier one of the same entity does is from now on that one
 */
export function collectRepresentations(
  representationOf: RepresentationOf,
  objects: readonly DataObject[],
  mayShare: boolean,
): Representations {
  const indexesByType = new Map<Representation, Map<string, number>>();
  let last: Representation | undefined;
  let indexes = new Map<string, number>();
  const targets: DataObject[] = [];
  const others = new Map<number, DataObject[]>();
  const incomplete: DataObject[] = [];
  const texts = new RepresentationTexts();
  for (const object of objects) {
    const representation = representationOf(object);
    if (representation === undefined) continue;
    const key = representation.keyOf(object);
    if (key === undefined) {
      incomplete.push(object);
      continue;
    }
    if (representation !== last) {
      last = representation;
      indexes = indexesByType.get(representation) ?? new Map();
      indexesByType.set(representation, indexes);
    }
    const index = indexes.get(key);
    const first = index === undefined ? undefined : targets[index];
    if (index === undefined || first === undefined) {
      indexes.set(key, targets.length);
      texts.add(representation, key);
      targets.push(object);
    } else if (mayShare && saysTheSame(first, object)) {
      replaceBy(object, first);
    } else {
      const more = others.get(index);
      if (more === undefined) others.set(index, [object]);
      else more.push(object);
    }
  }
  return { text: texts.end(), targets, others, incomplete };
}

/** Joins texts of one type all at once: there may be thousands of them. */
class RepresentationTexts {
  #text = '';
  #of: Representation | undefined;
  #keys: string[] = [];

  add(representation: Representation, key: string): void {
    if (representation !== this.#of) this.end();
    this.#of = representation;
    this.#keys.push(key);
  }

  end(): string {
    if (this.#of !== undefined && this.#keys.length > 0) {
      this.#text += `${this.#text === '' ? '' : ','}${this.#of.join(this.#keys)}`;
      this.#keys = [];
    }
    return this.#text;
  }
}

export function targetsOf({ targets, others }: Representations, index: number): readonly DataObject[] {
  const first = targets[index];
  return first === undefined ? [] : [first, ...(others.get(index) ?? [])];
}

/** Leaves by their text, objects by identity. */
function saysTheSame(a: DataObject, b: DataObject): boolean {
  const size = Math.max(a.values.length, b.values.length);
  for (let slot = 0; slot < size; slot++) if (a.values[slot] !== b.values[slot]) return false;
  return true;
}
