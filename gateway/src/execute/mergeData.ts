import { DataObject, type DataValue, isDataList, resolveSame } from './data.ts';

/** Merges what a graphlet said of an object into what is known of it; both have the same layout. */
export type Merge = (target: DataObject, source: DataObject) => void;

/**
 * Objects go into objects and lists of the same length element by element; anything else stays as it was first, except
 * that null gives way to a value, and the name of an interface object to that of a type.
 *
 * @param interfaceObjects - names of types that give way; no other value can be one of their names and still be merged
 */
export function createMerge(interfaceObjects: readonly string[]): Merge {
  const giveWay = new Set<unknown>(interfaceObjects.map((name) => JSON.stringify(name)));

  function mergeObject(target: DataObject, source: DataObject): void {
    const { values } = source;
    for (let slot = 0; slot < values.length; slot++) {
      const value = values[slot];
      if (value === undefined) continue;
      const known = target.values[slot];
      if (
        known === undefined ||
        known === null ||
        (giveWay.size > 0 && value !== null && giveWay.has(known))
      ) {
        target.values[slot] = value;
      } else if (known !== value) {
        mergeValue(known, value);
      }
    }
  }

  function mergeValue(known: DataValue, value: DataValue): void {
    if (known instanceof DataObject) {
      if (value instanceof DataObject) mergeObject(resolveSame(known), value);
    } else if (isDataList(known) && isDataList(value) && known.length === value.length) {
      mergeLists(known as (DataValue | undefined)[], value);
    }
  }

  function mergeLists(known: (DataValue | undefined)[], value: readonly (DataValue | undefined)[]): void {
    for (let index = 0; index < value.length; index++) {
      const element = value[index];
      const before = known[index];
      if (before === null || before === undefined) known[index] = element;
      else if (element !== null && element !== undefined) mergeValue(before, element);
    }
  }

  return mergeObject;
}
