import type { DataValue } from '../data/data.ts';
import type { Cursor } from './cursor.ts';

export const CHAR = {
  space: 0x20,
  quote: 0x22,
  comma: 0x2c,
  minus: 0x2d,
  point: 0x2e,
  zero: 0x30,
  nine: 0x39,
  openList: 0x5b,
  backslash: 0x5c,
  closeList: 0x5d,
  f: 0x66,
  n: 0x6e,
  t: 0x74,
  open: 0x7b,
  close: 0x7d,
} as const;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
/** What JSON allows in a string as it stands (RFC 8259, 7). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it does not allow.
const PLAIN = /[^"\\\0-\x1f]*/y;
/** Characters of a string that are looked at one by one, before the expression is asked: most strings are short. */
const SHORT = 32;
const LIST_DEPTH_LIMIT = 16;

export type LeafReader = (cursor: Cursor) => DataValue | undefined;

/** The same text in memory of its own: a slice would keep all of the text that it is cut from. */
export function detach(name: string): string {
  return JSON.stringify(JSON.parse(name));
}

/** Reads names of types: they are few, and the one that came last is not cut out of the text again. */
export function createNameReader(): LeafReader {
  let last = '""';
  return (cursor) => {
    if (cursor.text.startsWith(last, cursor.at)) {
      cursor.at += last.length;
      return last;
    }
    const value = readLeaf(cursor);
    if (typeof value !== 'string' || !value.startsWith('"')) return value;
    last = detach(value);
    return last;
  };
}

/**
 * Reads a leaf as a slice of the text: a string, number, boolean or null, lists of them as lists, and an object (of a
 * custom scalar) as it stands.
 *
 * @returns undefined when the text is not as expected; the cursor is then anywhere
 */
export function readLeaf(cursor: Cursor, depth = 0): DataValue | undefined {
  const { text, at: start } = cursor;
  const first = text.charCodeAt(start);
  if (first === CHAR.quote) {
    const end = endOfString(text, start);
    cursor.at = end;
    return end === -1 ? undefined : text.slice(start, end);
  }
  if ((first >= CHAR.zero && first <= CHAR.nine) || first === CHAR.minus) {
    const end = endOfNumber(text, start);
    cursor.at = end;
    return end === -1 ? undefined : text.slice(start, end);
  }
  if (first === CHAR.n) return readWord(cursor, 'null') === undefined ? undefined : null;
  if (first === CHAR.t) return readWord(cursor, 'true');
  if (first === CHAR.f) return readWord(cursor, 'false');
  if (first === CHAR.openList) return readLeaves(cursor, depth);
  if (first === CHAR.open) return readCompound(cursor);
  return undefined;
}

function readWord(cursor: Cursor, word: string): string | undefined {
  if (!cursor.text.startsWith(word, cursor.at)) return undefined;
  cursor.at += word.length;
  return word;
}

function readLeaves(cursor: Cursor, depth: number): DataValue | undefined {
  if (depth === LIST_DEPTH_LIMIT) return undefined;
  const { text } = cursor;
  const values: DataValue[] = [];
  if (text.charCodeAt(++cursor.at) === CHAR.closeList) {
    cursor.at++;
    return values;
  }
  for (;;) {
    const value = readLeaf(cursor, depth + 1);
    if (value === undefined) return undefined;
    values.push(value);
    const after = text.charCodeAt(cursor.at++);
    if (after === CHAR.closeList) return values;
    if (after !== CHAR.comma) return undefined;
  }
}

/** An object of which nobody knows the fields: its end is looked for, and JSON.parse has the last word. */
function readCompound(cursor: Cursor): string | undefined {
  const { text, at: start } = cursor;
  let depth = 0;
  let at = start;
  do {
    const char = text.charCodeAt(at);
    if (char === CHAR.quote) {
      at = endOfString(text, at);
      if (at === -1) return undefined;
      continue;
    }
    if (char === CHAR.open) depth++;
    else if (char === CHAR.close) depth--;
    else if (Number.isNaN(char)) return undefined;
    at++;
  } while (depth > 0);
  const slice = text.slice(start, at);
  try {
    JSON.parse(slice);
  } catch {
    return undefined;
  }
  cursor.at = at;
  return slice;
}

/** @returns the position after the closing quote; -1 when there is none, or something that JSON allows in no string */
export function endOfString(text: string, start: number): number {
  let at = start + 1;
  let left = SHORT;
  for (;;) {
    const char = text.charCodeAt(at);
    if (char === CHAR.quote) return at + 1;
    if (char === CHAR.backslash) {
      ESCAPE.lastIndex = at;
      if (!ESCAPE.test(text)) return -1;
      at = ESCAPE.lastIndex;
    } else if (char >= CHAR.space) {
      at++;
    } else return -1;
    if (--left > 0) continue;
    PLAIN.lastIndex = at;
    PLAIN.test(text);
    at = PLAIN.lastIndex;
    left = SHORT;
  }
}

function endOfNumber(text: string, start: number): number {
  let at = start;
  let char = text.charCodeAt(at);
  // Most numbers are plain digits; a leading zero or sign is for the expression to judge.
  if (char > CHAR.zero) {
    while (char >= CHAR.zero && char <= CHAR.nine) char = text.charCodeAt(++at);
    if (char === CHAR.comma || char === CHAR.close || char === CHAR.closeList) return at;
  }
  NUMBER.lastIndex = start;
  return NUMBER.test(text) ? NUMBER.lastIndex : -1;
}
