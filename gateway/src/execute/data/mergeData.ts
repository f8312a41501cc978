import { DataObject, type DataValue, isDataList, resolveSame } from './data.ts';

/**
 * Merges what a graphlet said of an object into what is known of it; both have the same layout.
 *
 * @param from - where the source's slots begin in `values`
 */
export type Merge = (
  target: DataObject,
  values: readonly (DataValue | undefined)[],
  from: number,
  size: number,
) => void;

/**
 * Objects go into objects and lists of the same length element by element; anything else stays as it was first, except
 * that null gives way to a value, and the name of an interface object to that of a type.
 *
 * @param interfaceObjects - names of types that give way; no other value can be one of their names and still be merged
 */
export function createMerge(interfaceObjects: readonly string[]): Merge {
  const giveWay = new Set<unknown>(interfaceObjects.map((name) => JSON.stringify(name)));

  function mergeSlots(
    target: DataObject,
    values: readonly (DataValue | undefined)[],
    from: number,
    size: number,
  ): void {
    for (let slot = 0; slot < size; slot++) {
      const value = values[from + slot];
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
      if (value instanceof DataObject) mergeSlots(resolveSame(known), value.values, 0, value.values.length);
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

  return mergeSlots;
}
