import type { Required, Rewrite } from '../plan/fetchPlan.ts';
import { DataObject, type DataValue, isDataList, resolveSame, textOf } from './data.ts';
import type { JsonObject } from './json.ts';
import type { ObjectLayout } from './layout.ts';
import { applyRewrites } from './rewrites.ts';

/**
 * The text of an object's representation (Federation, "Resolving entities"), or undefined when a required field is
 * missing or no fragment is about the object's type. Null is a value.
 */
export type RepresentationWriter = (object: DataObject) => string | undefined;

type ValueWriter = (value: DataValue) => string | undefined;

interface FieldWriter {
  readonly name: string;
  /** `"name":`, with a comma before it unless it is the first. */
  readonly head: string;
  readonly slot: number;
  readonly write: ValueWriter;
}

/** Compiled once for each type that comes along: its fragments decided, its repeated fields merged. */
export function compileRepresentation(
  layout: ObjectLayout,
  requires: readonly Required[],
  rewrites: readonly Rewrite[],
): RepresentationWriter {
  const write = compileObject(layout, requires, ['__typename']);
  return (object) => {
    const text = write(object);
    return text === undefined || rewrites.length === 0 ? text : rewrite(text, rewrites);
  };
}

function rewrite(text: string, rewrites: readonly Rewrite[]): string {
  const representation: JsonObject = JSON.parse(text);
  applyRewrites(rewrites, representation);
  return JSON.stringify(representation);
}

/** @param mandatory - fields without which there is no text, as for a type that no fragment is about */
function compileObject(
  layout: ObjectLayout,
  requires: readonly Required[],
  mandatory: readonly string[] = [],
): RepresentationWriter {
  const writers = new Map<DataValue | undefined, readonly FieldWriter[] | undefined>();
  const isByType = requires.some(({ kind }) => kind === 'fragment');
  const typeSlot = isByType ? layout.leaf('__typename') : -1;

  const fieldsOf = (type: DataValue | undefined): readonly FieldWriter[] | undefined => {
    if (writers.has(type)) return writers.get(type);
    const fields = compileFields(layout, requires, typeof type === 'string' ? JSON.parse(type) : undefined);
    const isWhole = mandatory.every((name) => fields.some((field) => field.name === name));
    writers.set(type, isWhole ? fields : undefined);
    return writers.get(type);
  };

  return (object) => {
    const fields = fieldsOf(isByType ? object.values[typeSlot] : undefined);
    if (fields === undefined) return undefined;
    let text = '{';
    for (const { head, slot, write } of fields) {
      const value = object.values[slot];
      const written = value === undefined ? undefined : write(value);
      if (written === undefined) return undefined;
      text += head + written;
    }
    return `${text}}`;
  };
}

function compileFields(
  layout: ObjectLayout,
  requires: readonly Required[],
  type: string | undefined,
): readonly FieldWriter[] {
  const merged = new Map<string, Required[] | undefined>();
  collectFields(requires, type, merged);
  return [...merged].map(([name, selections], index) => {
    const head = `${index === 0 ? '' : ','}${JSON.stringify(name)}:`;
    if (selections === undefined) return { name, head, slot: layout.leaf(name), write: textOf };
    const { slot, layout: inner } = layout.object(name);
    return { name, head, slot, write: compileObjects(compileObject(inner, selections)) };
  });
}

function collectFields(
  requires: readonly Required[],
  type: string | undefined,
  merged: Map<string, Required[] | undefined>,
): void {
  for (const required of requires) {
    if (required.kind === 'field') {
      const known = merged.get(required.name);
      if (known !== undefined && required.selections !== undefined) known.push(...required.selections);
      else if (known === undefined) {
        merged.set(required.name, required.selections === undefined ? undefined : [...required.selections]);
      }
    } else if (type !== undefined && required.types.includes(type)) {
      collectFields(required.selections, type, merged);
    }
  }
}

/** One object, null, or lists of them. */
function compileObjects(write: RepresentationWriter): ValueWriter {
  const writeAny = (value: DataValue | undefined): string | undefined => {
    if (value === null) return 'null';
    if (value instanceof DataObject) return write(resolveSame(value));
    if (!isDataList(value)) return undefined;
    const texts: string[] = [];
    for (const element of value) {
      const text = writeAny(element);
      if (text === undefined) return undefined;
      texts.push(text);
    }
    return `[${texts.join()}]`;
  };
  return writeAny;
}
