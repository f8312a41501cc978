import { type DataObject, share } from '../data/data.ts';
import type { Repetition } from './repetition.ts';

/** What an object's text is looked up by, at most. */
const KEY_LENGTH = 48;

interface SeenObject {
  readonly text: string;
  readonly object: DataObject;
}

/**
 * Objects of one position in one answer, by their text: graphlets repeat themselves, and an object that has been read
 * need not be read again.
 */
export class SeenObjects {
  readonly #byKey = new Map<string, SeenObject>();
  readonly #repetition: Repetition;
  /** Objects that may still be looked for in vain. */
  #patience: number;
  #hasFound = false;

  constructor(repetition: Repetition) {
    this.#repetition = repetition;
    this.#patience = repetition.beginAnswer();
  }

  /** False once so many came for the first time that more are not expected to come again. */
  get isWorthIt(): boolean {
    return this.#hasFound || this.#patience > 0;
  }

  /** The beginning of the text there, to the first closing brace: the whole text of an object without objects. */
  keyAt(text: string, at: number): string {
    const end = text.indexOf('}', at) + 1;
    return text.slice(at, end - at > KEY_LENGTH ? at + KEY_LENGTH : end);
  }

  /** The object whose text stands at the cursor, which moves behind it. */
  take(cursor: { readonly text: string; at: number }, key: string): DataObject | undefined {
    const seen = this.#byKey.get(key);
    // The text of an object says where it ends: what begins with it is the same object.
    if (seen === undefined || !beginsWith(cursor, seen.text, key)) {
      this.#patience--;
      return undefined;
    }
    this.#hasFound = true;
    this.#repetition.found();
    cursor.at += seen.text.length;
    share(seen.object);
    return seen.object;
  }

  add(key: string, text: string, object: DataObject): void {
    this.#byKey.set(key, { text, object });
  }
}

function beginsWith({ text, at }: { text: string; at: number }, object: string, key: string): boolean {
  return object.length === key.length || text.slice(at, at + object.length) === object;
}
