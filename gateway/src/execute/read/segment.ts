import type { DataValue } from '../data/data.ts';
import type { Pattern } from '../runs/patterns.ts';
import type { Cursor } from './cursor.ts';
import { Expression } from './expression.ts';
import { detach } from './readLeaf.ts';

/** One field of a segment. */
export interface SegmentPart {
  /** Of the whole member, with a group for each slot that it fills. */
  readonly source: Pattern;
  readonly slots: readonly number[];
}

/**
 * Fields that follow each other in a selection and hold nothing that is looked into: one regular expression reads them all,
 * and V8 makes machine code of it. What does not match is read field by field, and so is what comes before the expression is made.
 */
export class Segment {
  /** Fields that it reads. */
  readonly length: number;
  readonly #expression: Expression;
  /** What its groups fill, in their order. */
  readonly #slots: readonly number[];
  /** The group that is the type's name; 0 when none is. */
  readonly #nameGroup: number;
  /** The name that came last: there are few. */
  #name = '';

  /**
   * @param nameSlot - of the type's name; undefined where nobody asks for it
   * @param expressionsAfter - objects that are read before the expression is made
   */
  constructor(parts: readonly SegmentPart[], nameSlot: number | undefined, expressionsAfter: number) {
    this.length = parts.length;
    const source = parts.map(({ source }) => source).join();
    this.#expression = new Expression(`${source}(?=[,}])`, expressionsAfter);
    this.#slots = parts.flatMap(({ slots }) => slots);
    this.#nameGroup = nameSlot === undefined ? 0 : this.#slots.indexOf(nameSlot) + 1;
  }

  /**
   * @param from - where the object's slots begin in `values`
   * @returns whether its fields stood there and were read; when not, the cursor has not moved and nothing has a value
   */
  read(cursor: Cursor, values: (DataValue | undefined)[], from: number): boolean {
    const groups = this.#expression.match(cursor);
    if (groups === null) return false;
    const slots = this.#slots;
    for (let at = 0; at < slots.length; at++) {
      const text = at + 1 === this.#nameGroup ? this.#known(groups[at + 1]) : groups[at + 1];
      values[from + (slots[at] ?? 0)] = text === 'null' ? null : text;
    }
    return true;
  }

  #known(name = ''): string {
    if (name !== this.#name) this.#name = detach(name);
    return this.#name;
  }
}
