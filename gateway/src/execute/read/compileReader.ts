import type { Selected } from '../../plan/fetchPlan.ts';
import { DataObject, type DataValue } from '../data/data.ts';
import type { ObjectLayout } from '../data/layout.ts';
import { compileSegments } from './compileSegments.ts';
import type { Cursor } from './cursor.ts';
import type { ReadingRules } from './readingRules.ts';
import { CHAR, createNameReader, type LeafReader, readLeaf } from './readLeaf.ts';
import { readObjects } from './readObjects.ts';
import { Repetition } from './repetition.ts';

/**
 * Reads one object from a graphlet's text by what was selected of it.
 *
 * @returns undefined when the text is not as expected: another key, a key twice, white space, no object
 */
export type ObjectReader = (cursor: Cursor) => DataObject | undefined;

interface FieldReader {
  /** `"name":` */
  readonly head: string;
  /** Slot of the leaf, or -1. */
  readonly leafSlot: number;
  /** Slot of the object, or -1. */
  readonly objectSlot: number;
  /** Slot of the run that it may be part of, or -1. */
  readonly runSlot: number;
  readonly readLeaf: LeafReader;
  readonly read: ObjectReader | undefined;
}

export function compileReader(
  layout: ObjectLayout,
  selection: readonly Selected[],
  rules: ReadingRules,
): ObjectReader {
  const readMembers = compileMembers(layout, selection, rules);
  return (cursor) => {
    const object = new DataObject(layout.usualSize);
    return readMembers(cursor, object.values, 0) ? object : undefined;
  };
}

/**
 * Reads an object into slots.
 *
 * @param from - where its slots begin in `values`
 * @returns whether the text was as expected
 */
type MembersReader = (cursor: Cursor, values: (DataValue | undefined)[], from: number) => boolean;

/** Compiles a selection. Keys are looked for in the order of the selection first, because most servers keep to it. */
export function compileMembers(
  layout: ObjectLayout,
  selection: readonly Selected[],
  rules: ReadingRules,
): MembersReader {
  const fields = selection.map((selected) => compileField(layout, selected, rules));
  const segments = compileSegments(layout, selection, rules.expressionsAfter);

  return (cursor, values, from) => {
    const { text } = cursor;
    if (text.charCodeAt(cursor.at) !== CHAR.open) return false;
    if (text.charCodeAt(++cursor.at) === CHAR.close) {
      cursor.at++;
      return true;
    }
    let expected = 0;
    for (;;) {
      const segment = segments[expected];
      if (segment?.read(cursor, values, from)) {
        expected += segment.length;
      } else {
        const index = indexOfField(cursor, expected);
        const field = fields[index];
        if (field === undefined || !readField(cursor, field, values, from)) return false;
        expected = index + 1;
      }
      const after = text.charCodeAt(cursor.at++);
      if (after === CHAR.close) return true;
      if (after !== CHAR.comma) return false;
    }
  };

  /** Of the field whose name stands there, or -1. */
  function indexOfField({ text, at }: Cursor, expected: number): number {
    const field = fields[expected];
    if (field !== undefined && text.startsWith(field.head, at)) return expected;
    return fields.findIndex(({ head }) => text.startsWith(head, at));
  }
}

function compileField(
  layout: ObjectLayout,
  { responseName, isLeaf, selection }: Selected,
  rules: ReadingRules,
): FieldReader {
  const object = selection === undefined ? undefined : layout.object(responseName);
  return {
    head: `${JSON.stringify(responseName)}:`,
    leafSlot: isLeaf ? layout.leaf(responseName) : -1,
    objectSlot: object?.slot ?? -1,
    runSlot: layout.runs.find(({ members }) => members.some(({ name }) => name === responseName))?.slot ?? -1,
    readLeaf: responseName === '__typename' ? createNameReader() : readLeaf,
    read:
      object === undefined || selection === undefined
        ? undefined
        : compileInner(object.layout, selection, responseName, rules),
  };
}

function compileInner(
  layout: ObjectLayout,
  selection: readonly Selected[],
  name: string,
  rules: ReadingRules,
): ObjectReader {
  const mayShare = (path: readonly string[]) => rules.mayShare([name, ...path]);
  const read = compileReader(layout, selection, { ...rules, mayShare });
  return mayShare([]) ? readOnce(read) : read;
}

/** Takes an object that was read before at the same position of the same answer. */
function readOnce(read: ObjectReader): ObjectReader {
  const repetition = new Repetition();
  return (cursor) => {
    const seen = cursor.seenAt(repetition);
    if (!seen.isWorthIt) return read(cursor);
    const { text, at } = cursor;
    const key = seen.keyAt(text, at);
    const known = seen.take(cursor, key);
    if (known !== undefined) return known;
    const object = read(cursor);
    if (object !== undefined) seen.add(key, text.slice(at, cursor.at), object);
    return object;
  };
}

/** @returns whether the text was as expected */
function readField(
  cursor: Cursor,
  { head, leafSlot, objectSlot, runSlot, readLeaf, read }: FieldReader,
  values: (DataValue | undefined)[],
  from: number,
): boolean {
  // Both a leaf and an object, by types: the types of this object are not looked at here.
  if (read !== undefined && leafSlot !== -1) return false;
  const slot = from + (read === undefined ? leafSlot : objectSlot);
  // It was there before, alone or with others.
  if (values[slot] !== undefined || (runSlot !== -1 && values[from + runSlot] !== undefined)) return false;
  cursor.at += head.length;
  const value = read === undefined ? readLeaf(cursor) : readObjects(cursor, read, 0);
  values[slot] = value;
  return value !== undefined;
}
