import { SeenObjects } from './seenObjects.ts';

/** Where a reader stands in a graphlet's answer. Only white space within strings is expected. */
export class Cursor {
  readonly text: string;
  at: number;

  readonly #seen = new Map<unknown, SeenObjects>();

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  /** Objects that a reader has read in this text. */
  seenBy(reader: unknown): SeenObjects {
    let seen = this.#seen.get(reader);
    if (seen === undefined) {
      seen = new SeenObjects();
      this.#seen.set(reader, seen);
    }
    return seen;
  }
}
