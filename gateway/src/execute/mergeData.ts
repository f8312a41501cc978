import { isJsonObject, type JsonObject, own, setOwn } from './json.ts';

/** Merges what a graphlet said of an object into what is known of it. */
export type Merge = (target: JsonObject, source: JsonObject) => void;

/**
 * Objects go into objects and lists of the same length element by element; anything else stays as it was first, except
 * that null gives way to a value, and the name of an interface object to that of a type.
 */
export function createMerge(interfaceObjects: readonly string[]): Merge {
  const giveWay = new Set<unknown>(interfaceObjects);

  function mergeObject(target: JsonObject, source: JsonObject): void {
    for (const key of Object.keys(source)) {
      const value = source[key];
      const known = own(target, key);
      if (known === undefined || known === null || (key === '__typename' && giveWay.has(known))) {
        setOwn(target, key, value);
      } else {
        mergeValue(known, value);
      }
    }
  }

  function mergeValue(known: unknown, value: unknown): void {
    if (known === value) return;
    if (isJsonObject(known) && isJsonObject(value)) {
      mergeObject(known, value);
    } else if (Array.isArray(known) && Array.isArray(value) && known.length === value.length) {
      for (const [index, element] of value.entries()) {
        if (known[index] === null || known[index] === undefined) known[index] = element;
        else mergeValue(known[index], element);
      }
    }
  }

  return mergeObject;
}
