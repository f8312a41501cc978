import type { Repetition } from './repetition.ts';
import { SeenObjects } from './seenObjects.ts';

/** Where a reader stands in a graphlet's answer. Only white space within strings is expected. */
export class Cursor {
  readonly text: string;
  at: number;

  readonly #seen = new Map<Repetition, SeenObjects>();

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  /** Objects of a position that were read in this text. */
  seenAt(position: Repetition): SeenObjects {
    let seen = this.#seen.get(position);
    if (seen === undefined) {
      seen = new SeenObjects(position);
      this.#seen.set(position, seen);
    }
    return seen;
  }
}
