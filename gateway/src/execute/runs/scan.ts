import type { Cursor } from '../read/cursor.ts';
import { CHAR, endOfString } from '../read/readLeaf.ts';

/**
 * Moves a cursor behind a value that stands in a graphlet's text just as it is to stand in the answer. What follows it is
 * for the caller to look at. When the value is another, the cursor is anywhere.
 */
export type Scan = (cursor: Cursor) => boolean;

/** Whole numbers of so many digits are within 32 bits, and others so exact that nobody need look at them. */
const INT_DIGITS = 9;
const FLOAT_DIGITS = 15;

/** Values that result coercion leaves as they are (spec October 2021, 3.5); any other is for the writer to judge. */
const scans: ReadonlyMap<string, Scan> = new Map(
  Object.entries({
    Int: scanInt,
    Float: scanFloat,
    Boolean: scanBoolean,
    String: scanString,
    ID: scanString,
  }),
);

/** @returns undefined for a scalar of the graph's own, which may be any value */
export function scalarScan(name: string): Scan | undefined {
  return scans.get(name);
}

export function enumScan(names: readonly string[]): Scan {
  const texts = new Set(names.map((name) => JSON.stringify(name)));
  return (cursor) => {
    const start = cursor.at;
    return scanString(cursor) && texts.has(cursor.text.slice(start, cursor.at));
  };
}

export function nullableScan(scan: Scan): Scan {
  return (cursor) => {
    const { text, at } = cursor;
    if (text.charCodeAt(at) !== CHAR.n) return scan(cursor);
    if (!text.startsWith('null', at)) return false;
    cursor.at = at + 4;
    return true;
  };
}

export function listScan(scan: Scan): Scan {
  return (cursor) => {
    const { text } = cursor;
    if (text.charCodeAt(cursor.at) !== CHAR.openList) return false;
    if (text.charCodeAt(++cursor.at) === CHAR.closeList) {
      cursor.at++;
      return true;
    }
    for (;;) {
      if (!scan(cursor)) return false;
      const after = text.charCodeAt(cursor.at++);
      if (after === CHAR.closeList) return true;
      if (after !== CHAR.comma) return false;
    }
  };
}

/** One member after the other, each with what stands before its value. */
export function objectScan(members: readonly { readonly head: string; readonly scan: Scan }[]): Scan {
  return (cursor) => {
    const { text } = cursor;
    for (const { head, scan } of members) {
      if (!text.startsWith(head, cursor.at)) return false;
      cursor.at += head.length;
      if (!scan(cursor)) return false;
    }
    return text.charCodeAt(cursor.at++) === CHAR.close;
  };
}

function scanString(cursor: Cursor): boolean {
  if (cursor.text.charCodeAt(cursor.at) !== CHAR.quote) return false;
  const end = endOfString(cursor.text, cursor.at);
  cursor.at = end;
  return end !== -1;
}

function scanBoolean(cursor: Cursor): boolean {
  const word = cursor.text.charCodeAt(cursor.at) === CHAR.t ? 'true' : 'false';
  if (!cursor.text.startsWith(word, cursor.at)) return false;
  cursor.at += word.length;
  return true;
}

function scanInt(cursor: Cursor): boolean {
  const { text, at } = cursor;
  const isNegative = text.charCodeAt(at) === CHAR.minus;
  if (isNegative) cursor.at++;
  // There is no -0 among whole numbers.
  return scanDigits(cursor, INT_DIGITS) && !(isNegative && text.charCodeAt(at + 1) === CHAR.zero);
}

/** Without an exponent. */
function scanFloat(cursor: Cursor): boolean {
  const { text } = cursor;
  if (text.charCodeAt(cursor.at) === CHAR.minus) cursor.at++;
  if (!scanDigits(cursor, FLOAT_DIGITS)) return false;
  if (text.charCodeAt(cursor.at) !== CHAR.point) return true;
  const fraction = ++cursor.at;
  skipDigits(cursor);
  return cursor.at > fraction && cursor.at - fraction <= FLOAT_DIGITS;
}

/** A whole number without leading zeros. */
function scanDigits(cursor: Cursor, limit: number): boolean {
  const { text, at: start } = cursor;
  skipDigits(cursor);
  const digits = cursor.at - start;
  return digits === 1 || (digits > 1 && digits <= limit && text.charCodeAt(start) !== CHAR.zero);
}

function skipDigits(cursor: Cursor): void {
  const { text } = cursor;
  let { at } = cursor;
  let char = text.charCodeAt(at);
  while (char >= CHAR.zero && char <= CHAR.nine) char = text.charCodeAt(++at);
  cursor.at = at;
}
