import { publicMessages } from '@graphlets/platform/errors';
import type { FieldShape, SelectionShape, TypeShape } from '../../operation/shape/shape.ts';
import { DataObject, resolveSame } from '../data/data.ts';
import type { ObjectLayout } from '../data/layout.ts';
import type { Failure } from '../failures.ts';
import {
  addToPaths,
  compileLeaf,
  compileList,
  compileNonNull,
  fail,
  NULL,
  type ValueWriter,
  type WriteContext,
} from './valueWriters.ts';
import { enumWriter, scalarWriter } from './writeLeaf.ts';

export interface WrittenData {
  /** JSON text of `data`. */
  readonly text: string;
  readonly failures: readonly Failure[];
}

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
    const text = write('', data, { failures }) ?? NULL;
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

  const writer: ValueWriter = (text, value, context) => {
    if (value === null || value === undefined) return text + NULL;
    if (!(value instanceof DataObject)) return fail(context, publicMessages.GRAPHLET_BAD_RESPONSE);
    if (value.sharing === undefined) return writeObject(text, value, context);
    const written = writeShared(resolveSame(value), context);
    return written === undefined ? undefined : text + written;
  };

  /** The same object at another place has the same text, unless a failure tells the places apart. */
  function writeShared(object: DataObject, context: WriteContext): string | undefined {
    const { sharing } = object;
    if (sharing?.text !== undefined && sharing.writtenBy === writer) return sharing.text;
    const before = context.failures.length;
    const text = writeObject('', object, context);
    if (sharing !== undefined && text !== undefined && context.failures.length === before) {
      sharing.text = flatten(text);
      sharing.writtenBy = writer;
    }
    return text;
  }

  function writeObject(text: string, { values }: DataObject, context: WriteContext): string | undefined {
    const said = isAbstract ? values[typeSlot] : undefined;
    const fields = fieldsOf(typeof said === 'string' ? said : declared);
    if (fields === undefined) return fail(context, publicMessages.GRAPHLET_BAD_RESPONSE);
    let written = `${text}{`;
    for (let at = 0; at < fields.length; at++) {
      const field = fields[at];
      if (field === undefined) break;
      const { responseName, head, slot, isNonNull, write, run } = field;
      const kept = run === undefined ? undefined : values[run.slot];
      if (run !== undefined && typeof kept === 'string') {
        written = written + run.separator + kept;
        at += run.length - 1;
        continue;
      }
      const before = context.failures.length;
      const start = written + head;
      const longer = write(start, values[slot], context);
      if (context.failures.length > before) addToPaths(context, before, responseName);
      if (longer === undefined && isNonNull) return undefined;
      written = longer ?? start + NULL;
    }
    return `${written}}`;
  }

  return writer;
}

/** V8 puts a text together of its parts when somebody looks into it: once, before it is copied several times. */
function flatten(text: string): string {
  return text.startsWith('{') ? text : '';
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
    return { ...field, slot: layout.leaf(dataName), write: (text) => text + name };
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
