import type { Selected } from '../plan/fetchPlan.ts';
import type { Cursor } from './cursor.ts';
import { DataObject, type DataValue } from './data.ts';
import type { ObjectLayout } from './layout.ts';
import { CHAR, readLeaf } from './readLeaf.ts';

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
  readonly read: ObjectReader | undefined;
}

/** Whether objects below, at a path of response names, may stand for each other when their text is the same. */
export type MayShare = (path: readonly string[]) => boolean;

const LIST_DEPTH_LIMIT = 16;

/** Compiles a selection. Keys are looked for in the order of the selection first, because most servers keep to it. */
export function compileReader(
  layout: ObjectLayout,
  selection: readonly Selected[],
  mayShare: MayShare,
): ObjectReader {
  const fields = selection.map((selected) => compileField(layout, selected, mayShare));

  return (cursor) => {
    const { text } = cursor;
    if (text.charCodeAt(cursor.at) !== CHAR.open) return undefined;
    const object = new DataObject(layout.size);
    if (text.charCodeAt(++cursor.at) === CHAR.close) {
      cursor.at++;
      return object;
    }
    let expected = 0;
    for (;;) {
      let field = fields[expected];
      if (field !== undefined && text.startsWith(field.head, cursor.at)) {
        expected++;
      } else {
        const index = fields.findIndex(({ head }) => text.startsWith(head, cursor.at));
        field = fields[index];
        if (field === undefined) return undefined;
        expected = index + 1;
      }
      cursor.at += field.head.length;
      if (!readField(cursor, field, object.values)) return undefined;
      const after = text.charCodeAt(cursor.at++);
      if (after === CHAR.close) return object;
      if (after !== CHAR.comma) return undefined;
    }
  };
}

function compileField(
  layout: ObjectLayout,
  { responseName, isLeaf, selection }: Selected,
  mayShare: MayShare,
): FieldReader {
  const object = selection === undefined ? undefined : layout.object(responseName);
  return {
    head: `${JSON.stringify(responseName)}:`,
    leafSlot: isLeaf ? layout.leaf(responseName) : -1,
    objectSlot: object?.slot ?? -1,
    read:
      object === undefined || selection === undefined
        ? undefined
        : compileInner(object.layout, selection, responseName, mayShare),
  };
}

function compileInner(
  layout: ObjectLayout,
  selection: readonly Selected[],
  name: string,
  mayShare: MayShare,
): ObjectReader {
  const read = compileReader(layout, selection, (path) => mayShare([name, ...path]));
  return mayShare([name]) ? readOnce(read) : read;
}

/** Takes an object that was read before at the same position of the same answer. */
function readOnce(read: ObjectReader): ObjectReader {
  return (cursor) => {
    const seen = cursor.seenBy(read);
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
function readField(cursor: Cursor, field: FieldReader, values: (DataValue | undefined)[]): boolean {
  const { leafSlot, objectSlot, read } = field;
  if (read === undefined) {
    if (values[leafSlot] !== undefined) return false;
    const value = readLeaf(cursor);
    values[leafSlot] = value;
    return value !== undefined;
  }
  // Both a leaf and an object, by types: the types of this object are not looked at here.
  if (leafSlot !== -1) return false;
  if (values[objectSlot] !== undefined) return false;
  const value = readObjects(cursor, read, 0);
  values[objectSlot] = value;
  return value !== undefined;
}

/** An object, null, or lists of them. */
export function readObjects(cursor: Cursor, read: ObjectReader, depth: number): DataValue | undefined {
  const { text } = cursor;
  const first = text.charCodeAt(cursor.at);
  if (first === CHAR.open) return read(cursor);
  if (first === CHAR.n && text.startsWith('null', cursor.at)) {
    cursor.at += 4;
    return null;
  }
  if (first !== CHAR.openList || depth === LIST_DEPTH_LIMIT) return undefined;
  const values: DataValue[] = [];
  if (text.charCodeAt(++cursor.at) === CHAR.closeList) {
    cursor.at++;
    return values;
  }
  for (;;) {
    const value = readObjects(cursor, read, depth + 1);
    if (value === undefined) return undefined;
    values.push(value);
    const after = text.charCodeAt(cursor.at++);
    if (after === CHAR.closeList) return values;
    if (after !== CHAR.comma) return undefined;
  }
}
