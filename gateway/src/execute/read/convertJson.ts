import type { Selected } from '../../plan/fetchPlan.ts';
import { DataObject, type DataValue } from '../data/data.ts';
import { isJsonObject, type JsonObject, own } from '../data/json.ts';
import type { ObjectLayout } from '../data/layout.ts';

/** Puts one parsed object into the slots of its position. @throws {RangeError} for what is nested too deeply */
export type ObjectConverter = (object: JsonObject) => DataObject;

/** Lists within lists: what is read is written again, by functions that call themselves for each of them. */
const LIST_DEPTH_LIMIT = 500;

/** The other way to data, for what was parsed: it takes any value in any place. */
export function compileConverter(layout: ObjectLayout, selection: readonly Selected[]): ObjectConverter {
  const fields = selection.map(({ responseName, isLeaf, selection: inner }) => {
    const object = inner === undefined ? undefined : layout.object(responseName);
    return {
      responseName,
      leafSlot: isLeaf ? layout.leaf(responseName) : undefined,
      objectSlot: object?.slot,
      convert:
        object === undefined || inner === undefined ? undefined : compileConverter(object.layout, inner),
    };
  });

  return (source) => {
    const object = new DataObject(layout.size);
    for (const { responseName, leafSlot, objectSlot, convert } of fields) {
      const value = own(source, responseName);
      if (value === undefined) continue;
      if (leafSlot !== undefined) object.values[leafSlot] = leafOf(value);
      if (objectSlot !== undefined && convert !== undefined) {
        object.values[objectSlot] = objectsOf(value, convert);
      }
    }
    return object;
  };
}

function leafOf(value: unknown, depth = 0): DataValue {
  if (value === null) return null;
  if (!Array.isArray(value)) return JSON.stringify(value);
  checkDepth(depth);
  return value.map((element) => leafOf(element, depth + 1));
}

/** What is no object stays text, which the writer refuses. */
function objectsOf(value: unknown, convert: ObjectConverter, depth = 0): DataValue {
  if (value === null) return null;
  if (Array.isArray(value)) {
    checkDepth(depth);
    return value.map((element) => objectsOf(element, convert, depth + 1));
  }
  return isJsonObject(value) ? convert(value) : JSON.stringify(value);
}

function checkDepth(depth: number): void {
  if (depth >= LIST_DEPTH_LIMIT) throw new RangeError('nested too deeply');
}
