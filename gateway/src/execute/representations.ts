import type { EntityLookup, Required } from '../plan/fetchPlan.ts';
import { isJsonObject, type JsonObject, own } from './json.ts';
import { createMerge } from './mergeData.ts';
import { applyRewrites } from './rewrites.ts';

/** Fields may be required twice, by overlapping fragments, with other fields below them. */
const merge = createMerge([]);

/** What a look-up sends, and which objects each of its entities belongs to. */
export interface Representations {
  /** JSON texts, each once. */
  readonly texts: readonly string[];
  /** Objects of the answer for each text, in order. */
  readonly targets: readonly (readonly JsonObject[])[];
}

/** Representations of objects, the same entity only once; objects that lack a required field are left out. */
export function collectRepresentations(lookup: EntityLookup, objects: Iterable<JsonObject>): Representations {
  const indexes = new Map<string, number>();
  const targets: JsonObject[][] = [];
  for (const object of objects) {
    const representation = represent(object, lookup.requires);
    if (representation === undefined || own(representation, '__typename') === undefined) continue;
    applyRewrites(lookup.inputRewrites, representation);
    const text = JSON.stringify(representation);
    const index = indexes.get(text);
    if (index === undefined) {
      indexes.set(text, targets.length);
      targets.push([object]);
    } else {
      targets[index]?.push(object);
    }
  }
  return { texts: [...indexes.keys()], targets };
}

/** @returns undefined when a field is missing; null is a value */
function represent(object: JsonObject, requires: readonly Required[]): JsonObject | undefined {
  const representation: JsonObject = {};
  for (const required of requires) {
    if (required.kind === 'field') {
      const value = representValue(own(object, required.name), required.selections);
      if (value === undefined) return undefined;
      merge(representation, { [required.name]: value });
      continue;
    }
    const typeName = own(object, '__typename');
    if (typeof typeName !== 'string' || !required.types.includes(typeName)) continue;
    const part = represent(object, required.selections);
    if (part === undefined) return undefined;
    merge(representation, part);
  }
  return representation;
}

function representValue(value: unknown, selections: readonly Required[] | undefined): unknown {
  if (value === undefined || value === null || selections === undefined) return value;
  if (Array.isArray(value)) {
    const elements = value.map((element) => representValue(element, selections));
    return elements.includes(undefined) ? undefined : elements;
  }
  return isJsonObject(value) ? represent(value, selections) : undefined;
}
