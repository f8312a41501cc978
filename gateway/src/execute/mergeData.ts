import { isJsonObject, type JsonObject, own, setOwn } from './json.ts';

/**
 * Merges what a graphlet said of an object into what is known of it. Objects go into objects and lists of the same
 * length element by element; anything else stays as it was first, except that null gives way.
 */
export function mergeObject(target: JsonObject, source: JsonObject): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    const known = own(target, key);
    if (known === undefined || known === null) setOwn(target, key, value);
    else mergeValue(known, value);
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
