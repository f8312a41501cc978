import { publicMessages } from '@graphlets/platform/errors';
import type { FieldShape, SelectionShape, TypeShape } from '../operation/shape.ts';
import { DataObject, type DataValue, isDataList, resolveSame } from './data.ts';
import type { Failure } from './failures.ts';
import type { ObjectLayout } from './layout.ts';
import { enumWriter, type LeafWriter, scalarWriter } from './writeLeaf.ts';

export interface WrittenData {
  /** JSON text of `data`. */
  readonly text: string;
  readonly failures: readonly Failure[];
}

interface WriteContext {
  readonly failures: Failure[];
}

/** @returns JSON text, `null` included; undefined for a null that is in `failures` already */
type ValueWriter = (value: DataValue | undefined, context: WriteContext) => string | undefined;

interface FieldWriter {
  readonly responseName: string;
  /** The response name as the beginning of a member, with a comma before it unless it is the first. */
  readonly head: string;
  readonly slot: number;
  readonly isNonNull: boolean;
  readonly write: ValueWriter;
  /** A run that begins with it, when the graphlet has given one. */
  readonly run: RunWriter | undefined;
}

interface RunWriter {
  readonly slot: number;
  /** A comma, unless it comes first. */
  readonly separator: string;
  /** Fields that it stands for. */
  readonly length: number;
}

const NULL = 'null';

/**
 * Compiles a shape to a function from merged data to the text of `data`: values completed and nulls
 * propagated (spec October 2021, 6.4.3 and 6.4.4), in the order of the client's selection.
 */
export function compileWriter(
  shape: SelectionShape,
  layout: ObjectLayout,
): (data: DataObject) => WrittenData {
  const write = compileObject(shape, layout);
  return (data) => {
    const failures: Failure[] = [];
    const text = write(data, { failures }) ?? NULL;
    return { text, failures };
  };
}

function compileType(type: TypeShape, layout: ObjectLayout): ValueWriter {
  switch (type.kind) {
    case 'nonNull':
      return compileNonNull(compileType(type.of, layout));
    case 'list':
      return compileList(compileType(type.of, layout), type.of.kind === 'nonNull');
    case 'scalar':
      return compileLeaf(scalarWriter(type.name));
    case 'enum':
      return compileLeaf(enumWriter(type.values));
    case 'object':
      return compileObject(type.selection, layout);
  }
}

/** A null that may not be one is a failure; who holds it becomes null instead. */
function compileNonNull(write: ValueWriter): ValueWriter {
  return (value, context) => {
    const text = write(value, context);
    return text === NULL ? fail(context, 'Cannot return null for a non-nullable field.') : text;
  };
}

function compileList(write: ValueWriter, isElementNonNull: boolean): ValueWriter {
  return (value, context) => {
    if (value === null || value === undefined) return NULL;
    if (!isDataList(value)) return fail(context, publicMessages.GRAPHLET_BAD_RESPONSE);
    let text = '[';
    for (let index = 0; index < value.length; index++) {
      const before = context.failures.length;
      const element = write(value[index], context);
      if (context.failures.length > before) addToPaths(context, before, index);
      if (element === undefined && isElementNonNull) return undefined;
      text += index === 0 ? (element ?? NULL) : `,${element ?? NULL}`;
    }
    return `${text}]`;
  };
}

function compileLeaf(write: LeafWriter): ValueWriter {
  return (value, context) => {
    if (value === null || value === undefined) return NULL;
    return write(value) ?? fail(context, publicMessages.GRAPHLET_BAD_RESPONSE);
  };
}

function compileObject(
  { typeName, isAbstract, fieldsByType }: SelectionShape,
  layout: ObjectLayout,
): ValueWriter {
  const declared = JSON.stringify(typeName);
  const writers = new Map<string, readonly FieldWriter[] | undefined>();
  const typeSlot = isAbstract ? layout.leaf('__typename') : -1;
  const fieldsOf = (type: string): readonly FieldWriter[] | undefined => {
    const known = writers.get(type);
    if (known !== undefined) return known;
    const name: unknown = JSON.parse(type);
    const shapes =
      typeof name === 'string' && Object.hasOwn(fieldsByType, name) ? fieldsByType[name] : undefined;
    if (shapes === undefined || typeof name !== 'string') return undefined;
    const made = shapes.map((shape, index) => compileField(shape, name, layout, index));
    writers.set(type, made);
    return made;
  };

  const writer: ValueWriter = (value, context) => {
    if (value === null || value === undefined) return NULL;
    if (!(value instanceof DataObject)) return fail(context, publicMessages.GRAPHLET_BAD_RESPONSE);
    const object = value.sharing === undefined ? value : resolveSame(value);
    const { sharing } = object;
    if (sharing?.text !== undefined && sharing.writtenBy === writer) return sharing.text;
    const said = isAbstract ? object.values[typeSlot] : undefined;
    const fields = fieldsOf(typeof said === 'string' ? said : declared);
    if (fields === undefined) return fail(context, publicMessages.GRAPHLET_BAD_RESPONSE);

    const before = context.failures.length;
    let text = '{';
    for (let at = 0; at < fields.length; at++) {
      const field = fields[at];
      if (field === undefined) break;
      const { responseName, head, slot, isNonNull, write, run } = field;
      const kept = run === undefined ? undefined : object.values[run.slot];
      if (run !== undefined && typeof kept === 'string') {
        text += run.separator + kept;
        at += run.length - 1;
        continue;
      }
      const failuresBefore = context.failures.length;
      const member = write(object.values[slot], context);
      if (context.failures.length > failuresBefore) addToPaths(context, failuresBefore, responseName);
      if (member === undefined && isNonNull) return undefined;
      text += head + (member ?? NULL);
    }
    text += '}';
    // The same object at another place has the same text, unless a failure tells the places apart.
    if (sharing !== undefined && context.failures.length === before) {
      sharing.text = text;
      sharing.writtenBy = writer;
    }
    return text;
  };
  return writer;
}

function compileField(
  { responseName, dataName, fieldName, type }: FieldShape,
  typeName: string,
  layout: ObjectLayout,
  index: number,
): FieldWriter {
  const field = {
    responseName,
    head: `${index === 0 ? '' : ','}${JSON.stringify(responseName)}:`,
    isNonNull: type.kind === 'nonNull',
    run: runAt(dataName, layout, index),
  };
  if (fieldName === '__typename') {
    // The type is known here, and what a graphlet says may be a type that the API does not show.
    const name = JSON.stringify(typeName);
    return { ...field, slot: layout.leaf(dataName), write: () => name };
  }
  if (namedType(type).kind !== 'object') {
    return { ...field, slot: layout.leaf(dataName), write: compileType(type, layout) };
  }
  const { slot, layout: inner } = layout.object(dataName);
  return { ...field, slot, write: compileType(type, inner) };
}

function runAt(dataName: string, { runs }: ObjectLayout, index: number): RunWriter | undefined {
  const run = runs.find(({ members }) => members[0]?.name === dataName);
  if (run === undefined) return undefined;
  return { slot: run.slot, separator: index === 0 ? '' : ',', length: run.members.length };
}

function namedType(type: TypeShape): TypeShape {
  return type.kind === 'nonNull' || type.kind === 'list' ? namedType(type.of) : type;
}

function fail({ failures }: WriteContext, message: string): undefined {
  failures.push({ message, reversedPath: [] });
}

/** Tells the failures since `from` the next part of where they are. */
function addToPaths({ failures }: WriteContext, from: number, part: string | number): void {
  for (let index = from; index < failures.length; index++) failures[index]?.reversedPath.push(part);
}
