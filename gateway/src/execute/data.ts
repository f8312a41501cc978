/**
 * Data as it is merged: leaves stay the JSON text that a graphlet wrote (`'"Alien"'`, `'117'`), so that nobody parses what
 * nobody looks into. A list of leaves is a list of texts.
 */
export type DataValue = string | null | DataObject | DataList;
export type DataList = readonly (DataValue | undefined)[];

/** An object of the answer in the making; where which field stands is told by its position's `ObjectLayout`. */
export class DataObject {
  readonly values: (DataValue | undefined)[];
  /** Another object that says all that this one does, and stands for it. */
  same: DataObject | undefined = undefined;
  /** Its text in the answer, once written: an object may stand at several places. */
  text: string | undefined = undefined;
  /** Who wrote that text: under another type's selection it would be another. */
  writtenBy: unknown = undefined;
  /** The walk that came by last. */
  mark = 0;

  /** @param size - slots of its layout */
  constructor(size: number) {
    this.values = new Array(size);
  }
}

/** The object that stands for it. */
export function resolveSame(object: DataObject): DataObject {
  let found = object;
  while (found.same !== undefined) found = found.same;
  return found;
}

export function isDataList(value: DataValue | undefined): value is DataList {
  return Array.isArray(value);
}

/** A value that was read as a leaf, as JSON text. */
export function textOf(value: DataValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (value === null) return 'null';
  return isDataList(value) ? `[${value.map(textOf).join()}]` : undefined;
}
