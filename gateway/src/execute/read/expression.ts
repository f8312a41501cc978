import { type Pattern, toRegExp } from '../runs/patterns.ts';
import type { Cursor } from './cursor.ts';

/** What failures use up and matches earn again: more than one failure in five objects is too many. */
const CREDIT = 100;
/** Takes as much as four matches give. */
const FAILURE = 4;
/** Objects that are read without an expression after it was put away. */
const PAUSE = 100_000;

/**
 * A regular expression that is made when so many objects have come that it is worth it. At first its strings have no escapes:
 * it is an eighth of the size. When too often it does not match it is made with escapes, and when that does not help it is put away.
 */
export class Expression {
  readonly #pattern: Pattern;
  #made: RegExp | undefined;
  #hasEscapes = false;
  /** Objects to come before it is made. */
  #wait: number;
  #credit = CREDIT;

  /** @param after - objects that are read without it */
  constructor(pattern: Pattern, after: number) {
    this.#pattern = pattern;
    this.#wait = after;
  }

  /** @returns the groups of what stands at the cursor, which moves behind it; null when it does not match, or is not made */
  match(cursor: Cursor): RegExpExecArray | null {
    const expression = this.#made ?? this.#make();
    if (expression === undefined) return null;
    expression.lastIndex = cursor.at;
    const groups = execute(expression, cursor.text);
    if (groups === null) {
      this.#credit -= FAILURE;
      if (this.#credit <= 0) this.#giveUp();
      return null;
    }
    if (this.#credit < CREDIT) this.#credit++;
    cursor.at = expression.lastIndex;
    return groups;
  }

  #make(): RegExp | undefined {
    if (this.#wait-- > 0) return undefined;
    this.#made = toRegExp(this.#pattern, this.#hasEscapes);
    return this.#made;
  }

  #giveUp(): void {
    this.#made = undefined;
    this.#credit = CREDIT;
    this.#wait = this.#hasEscapes ? PAUSE : 0;
    this.#hasEscapes = !this.#hasEscapes;
  }
}

function execute(expression: RegExp, text: string): RegExpExecArray | null {
  try {
    return expression.exec(text);
  } catch {
    // V8 has 64 MB to remember the ways that it may go back, which millions of elements or escapes use up.
    return null;
  }
}
