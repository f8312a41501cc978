import { isJsonObject, type JsonObject, own } from './json.ts';

/** Objects of the answer at a look-up's path, each once, in the order of the answer. */
export function objectsAt(data: JsonObject, path: readonly string[]): ReadonlySet<JsonObject> {
  const found = new Set<JsonObject>();
  collect(data, path, 0, found);
  return found;
}

function collect(value: unknown, path: readonly string[], at: number, found: Set<JsonObject>): void {
  if (Array.isArray(value)) {
    const rest = path[at] === '@' ? at + 1 : at;
    for (const element of value) collect(element, path, rest, found);
    return;
  }
  if (!isJsonObject(value)) return;
  const name = path[at];
  if (name === undefined) found.add(value);
  else collect(own(value, name), path, at + 1, found);
}

/** Where in the answer an object stands, as a client counts; it may stand at several places. */
export function placesOf(
  data: JsonObject,
  path: readonly string[],
  wanted: ReadonlySet<JsonObject>,
): (readonly (string | number)[])[] {
  const places: (string | number)[][] = [];
  locate(data, path, 0, [], wanted, places);
  return places;
}

function locate(
  value: unknown,
  path: readonly string[],
  at: number,
  place: readonly (string | number)[],
  wanted: ReadonlySet<JsonObject>,
  places: (string | number)[][],
): void {
  if (Array.isArray(value)) {
    const rest = path[at] === '@' ? at + 1 : at;
    for (const [index, element] of value.entries()) {
      locate(element, path, rest, [...place, index], wanted, places);
    }
    return;
  }
  if (!isJsonObject(value)) return;
  const name = path[at];
  if (name === undefined) {
    if (wanted.has(value)) places.push([...place]);
  } else {
    locate(own(value, name), path, at + 1, [...place, name], wanted, places);
  }
}
