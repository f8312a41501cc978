import type { Pattern } from '../runs/patterns.ts';

/**
 * Where the fields of the objects at one position of the answer stand. A position is a path without list indexes; what
 * several graphlets say of its objects goes into the same slots. A name that is a leaf in one type and an object in
 * another has a slot for each.
 */
export class ObjectLayout {
  readonly #leaves = new Map<string, number>();
  readonly #objects = new Map<string, ObjectField>();
  readonly #runs: Run[] = [];
  #size = 0;
  #usualSize: number | undefined;

  /** Slots of an object; more come while a plan is compiled, none while it runs. */
  get size(): number {
    return this.#size;
  }

  /** Slots that are used where graphlets answer as expected: the first ones. */
  get usualSize(): number {
    return this.#usualSize ?? this.#size;
  }

  /** Fields that are kept as one text where they can be. */
  get runs(): readonly Run[] {
    return this.#runs;
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

  addRun(members: readonly RunMember[]): void {
    this.#runs.push({ slot: this.#size++, members });
  }

  /** What gets a slot from now on is not usual, here and below. */
  settle(): void {
    this.#usualSize ??= this.#size;
    for (const { layout } of this.#objects.values()) layout.settle();
  }
}

/** Fields that stand next to each other in a graphlet's text and in the answer alike, and so can stay one text. */
export interface Run {
  readonly slot: number;
  readonly members: readonly RunMember[];
}

export interface RunMember {
  /** Response name, in the data and in the answer. */
  readonly name: string;
  /** Of the values that may go from text to text. */
  readonly pattern: Pattern;
  /** Somebody looks into it before it is written. */
  readonly isAsked: boolean;
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
