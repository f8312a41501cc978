import type { Required, Rewrite } from '../../plan/fetchPlan.ts';
import { DataObject, type DataValue, isDataList, resolveSame, textOf } from '../data/data.ts';
import type { JsonObject } from '../data/json.ts';
import type { ObjectLayout } from '../data/layout.ts';
import { applyRewrites } from './rewrites.ts';

/** How objects of one type are represented (Federation, "Resolving entities"). */
export interface Representation {
  /**
   * What tells an object from others of its type; undefined when a required field is missing. Null is a value.
   */
  keyOf(object: DataObject): string | undefined;
  /** JSON texts for keys, with commas between them. */
  join(keys: readonly string[]): string;
}

/** @returns undefined for an object of a type that is not represented */
export type RepresentationOf = (object: DataObject) => Representation | undefined;

/** Compiled once for each type that comes along: its fragments decided, its repeated fields merged. */
export function compileRepresentation(
  layout: ObjectLayout,
  requires: readonly Required[],
  rewrites: readonly Rewrite[],
): RepresentationOf {
  const known = createTypeMap((type) => compileType(layout, requires, type, rewrites));
  const typeSlot = layout.leaf('__typename');
  return (object) => {
    const type = object.values[typeSlot];
    return typeof type === 'string' ? known(type) : undefined;
  };
}

/** What graphlets call a type is what they like: so many names are kept at most. */
const TYPE_LIMIT = 1_000;

/** Keeps what was made for each type; mostly it is the one that came last. */
function createTypeMap<T>(make: (type: string) => T): (type: string) => T {
  const known = new Map<string, T>();
  let lastType: string | undefined;
  let last: T;
  return (type) => {
    if (type === lastType) return last;
    let made = known.get(type);
    if (made === undefined) {
      made = make(type);
      if (known.size >= TYPE_LIMIT) known.clear();
      known.set(type, made);
    }
    lastType = type;
    last = made;
    return made;
  };
}

/** @param type - as JSON text */
function compileType(
  layout: ObjectLayout,
  requires: readonly Required[],
  type: string,
  rewrites: readonly Rewrite[],
): Representation | undefined {
  const fields = compileFields(layout, requires, type);
  const [first, second] = fields;
  if (!fields.some(({ name }) => name === '__typename')) return undefined;
  if (rewrites.length > 0) {
    return {
      keyOf: (object) => writeFields(fields, object),
      join: (texts) => texts.map((text) => rewrite(text, rewrites)).join(),
    };
  }
  if (fields.length === 2 && first?.name === '__typename' && second !== undefined) {
    // The usual key: what differs from object to object is the text of one field.
    const head = `{"__typename":${type},${second.member}`;
    return { keyOf: (object) => second.write(object), join: (keys) => `${head}${keys.join(`},${head}`)}}` };
  }
  return { keyOf: (object) => writeFields(fields, object), join: (texts) => texts.join() };
}

function rewrite(text: string, rewrites: readonly Rewrite[]): string {
  const representation: JsonObject = JSON.parse(text);
  applyRewrites(rewrites, representation);
  return JSON.stringify(representation);
}

interface FieldWriter {
  readonly name: string;
  /** `"name":` */
  readonly member: string;
  /** Text of an object's value; undefined when it has none. */
  readonly write: (object: DataObject) => string | undefined;
}

function writeFields(fields: readonly FieldWriter[], object: DataObject): string | undefined {
  let text = '';
  for (const { member, write } of fields) {
    const written = write(object);
    if (written === undefined) return undefined;
    text += `${text === '' ? '{' : ','}${member}${written}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

/** @param type - as JSON text; undefined when it is not known */
function compileFields(
  layout: ObjectLayout,
  requires: readonly Required[],
  type: string | undefined,
): readonly FieldWriter[] {
  const merged = new Map<string, Required[] | undefined>();
  collectFields(requires, type === undefined ? undefined : JSON.parse(type), merged);
  return [...merged].map(([name, selections]) => {
    const member = `${JSON.stringify(name)}:`;
    if (selections === undefined) {
      const slot = layout.leaf(name);
      return { name, member, write: (object) => textOf(object.values[slot]) };
    }
    const { slot, layout: inner } = layout.object(name);
    const write = compileObjects(inner, selections);
    return { name, member, write: (object) => write(object.values[slot]) };
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

/** One object, null, or lists of them, each by its own type. */
function compileObjects(
  layout: ObjectLayout,
  selections: readonly Required[],
): (value: DataValue | undefined) => string | undefined {
  const isByType = selections.some(({ kind }) => kind === 'fragment');
  const typeSlot = isByType ? layout.leaf('__typename') : -1;
  const ofAnyType = compileFields(layout, selections, undefined);
  const ofType = createTypeMap((type) => compileFields(layout, selections, type));
  const fieldsOf = (type: DataValue | undefined): readonly FieldWriter[] =>
    typeof type === 'string' ? ofType(type) : ofAnyType;

  const write = (value: DataValue | undefined): string | undefined => {
    if (value === null) return 'null';
    if (value instanceof DataObject) {
      const object = resolveSame(value);
      return writeFields(fieldsOf(isByType ? object.values[typeSlot] : undefined), object);
    }
    if (!isDataList(value)) return undefined;
    const texts: string[] = [];
    for (const element of value) {
      const text = write(element);
      if (text === undefined) return undefined;
      texts.push(text);
    }
    return `[${texts.join()}]`;
  };
  return write;
}
