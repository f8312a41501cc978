import type { DataValue } from '../data/data.ts';
import type { Cursor } from './cursor.ts';
import { detach } from './readLeaf.ts';

/** One field of a segment. */
export interface SegmentPart {
  /** Expression for the whole member, with a group for each slot that it fills. */
  readonly source: string;
  readonly slots: readonly number[];
}

/**
 * Fields that follow each other in a selection and hold nothing that is looked into: one regular expression reads them all,
 * and V8 makes machine code of it. What does not match is read field by field, and so is what comes before the expression is made.
 */
export class Segment {
  /** Fields that it reads. */
  readonly length: number;
  readonly #source: string;
  /** What its groups fill, in their order. */
  readonly #slots: readonly number[];
  /** The group that is the type's name; 0 when none is. */
  readonly #nameGroup: number;
  /** The name that came last: there are few. */
  #name = '';
  #pattern: RegExp | undefined;
  /** Objects to come before it is made. */
  #left: number;

  /**
   * @param nameSlot - of the type's name
   * @param expressionsAfter - objects that are read before the expression is made
   */
  constructor(parts: readonly SegmentPart[], nameSlot: number, expressionsAfter: number) {
    this.length = parts.length;
    this.#source = `${parts.map(({ source }) => source).join()}(?=[,}])`;
    this.#slots = parts.flatMap(({ slots }) => slots);
    this.#nameGroup = this.#slots.indexOf(nameSlot) + 1;
    this.#left = expressionsAfter;
  }

  /**
   * @param from - where the object's slots begin in `values`
   * @returns whether its fields stood there and were read; when not, the cursor has not moved and nothing has a value
   */
  read(cursor: Cursor, values: (DataValue | undefined)[], from: number): boolean {
    const pattern = this.#pattern ?? this.#make();
    if (pattern === undefined) return false;
    pattern.lastIndex = cursor.at;
    const groups = match(pattern, cursor.text);
    if (groups === null) return false;
    cursor.at = pattern.lastIndex;
    const slots = this.#slots;
    for (let at = 0; at < slots.length; at++) {
      const text = at + 1 === this.#nameGroup ? this.#known(groups[at + 1]) : groups[at + 1];
      values[from + (slots[at] ?? 0)] = text === 'null' ? null : text;
    }
    return true;
  }

  #make(): RegExp | undefined {
    if (this.#left-- > 0) return undefined;
    this.#pattern = new RegExp(this.#source, 'y');
    return this.#pattern;
  }

  #known(name = ''): string {
    if (name !== this.#name) this.#name = detach(name);
    return this.#name;
  }
}

function match(pattern: RegExp, text: string): RegExpExecArray | null {
  try {
    return pattern.exec(text);
  } catch {
    // V8 has 64 MB to remember the ways that it may go back, which millions of elements or escapes use up.
    return null;
  }
}
