import type { DataObject, DataValue } from '../data/data.ts';
import type { Cursor } from './cursor.ts';
import { CHAR } from './readLeaf.ts';

const LIST_DEPTH_LIMIT = 16;

/** An object, null, or lists of them. */
export function readObjects(
  cursor: Cursor,
  read: (cursor: Cursor) => DataObject | undefined,
  depth: number,
): DataValue | undefined {
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
