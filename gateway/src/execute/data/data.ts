/**
 * Data as it is merged: leaves stay the JSON text that a graphlet wrote (`'"Alien"'`, `'117'`), so that nobody parses what
 * nobody looks into. A list of leaves is a list of texts.
 */
export type DataValue = string | null | DataObject | DataList;
export type DataList = readonly (DataValue | undefined)[];

/** An object of the answer in the making; where which field stands is told by its position's `ObjectLayout`. */
export class DataObject {
  readonly values: (DataValue | undefined)[];
  /** The walk that came by last. */
  mark = 0;
  /** Undefined while it stands at one place only. */
  sharing: Sharing | undefined = undefined;

  /** @param size - slots of its layout */
  constructor(size: number) {
    this.values = new Array(size);
  }
}

/** Of an object that stands at several places, or for which another stands. */
export class Sharing {
  /** Another object that says all that this one does, and stands for it. */
  readonly as: DataObject | undefined;
  /** Its text in the answer, once written. */
  text: string | undefined = undefined;
  /** Who wrote that text: under another type's selection it would be another. */
  writtenBy: unknown = undefined;

  constructor(as: DataObject | undefined) {
    this.as = as;
  }
}

/** From now on another object stands for it. */
export function replaceBy(object: DataObject, same: DataObject): void {
  object.sharing = new Sharing(same);
  share(same);
}

/** It stands at one more place. */
export function share(object: DataObject): void {
  object.sharing ??= new Sharing(undefined);
}

/** The object that stands for it. */
export function resolveSame(object: DataObject): DataObject {
  let found = object;
  while (found.sharing?.as !== undefined) found = found.sharing.as;
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
