import type { Selected } from '../plan/fetchPlan.ts';

/**
 * Where the fields of the objects at one position of the answer stand. A position is a path without list indexes; what
 * several graphlets say of its objects goes into the same slots. A name that is a leaf in one type and an object in
 * another has a slot for each.
 */
export class ObjectLayout {
  readonly #leaves = new Map<string, number>();
  readonly #objects = new Map<string, ObjectField>();
  #size = 0;

  /** Slots of an object; more come while a plan is compiled, none while it runs. */
  get size(): number {
    return this.#size;
  }

  /** The slot of a leaf, made when it is new. */
  leaf(name: string): number {
    const known = this.#leaves.get(name);
    if (known !== undefined) return known;
    const slot = this.#size++;
    this.#leaves.set(name, slot);
    return slot;
  }

  /** The slot of an object, or of lists of objects, and the layout of what is in it; made when it is new. */
  object(name: string): ObjectField {
    const known = this.#objects.get(name);
    if (known !== undefined) return known;
    const field = { name, slot: this.#size++, layout: new ObjectLayout() };
    this.#objects.set(name, field);
    return field;
  }
}

export interface ObjectField {
  readonly name: string;
  readonly slot: number;
  readonly layout: ObjectLayout;
}

/** The fields to go into for a path of response names; `@`, a list's elements, is no step of its own. */
export function fieldsAlong(layout: ObjectLayout, path: readonly string[]): readonly ObjectField[] {
  const fields: ObjectField[] = [];
  for (const name of path) {
    if (name !== '@') fields.push((fields.at(-1)?.layout ?? layout).object(name));
  }
  return fields;
}

/** Gives everything that is selected its slot. */
export function addSelection(layout: ObjectLayout, selection: readonly Selected[]): void {
  for (const { responseName, isLeaf, selection: inner } of selection) {
    if (isLeaf) layout.leaf(responseName);
    if (inner !== undefined) addSelection(layout.object(responseName).layout, inner);
  }
}
