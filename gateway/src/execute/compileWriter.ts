import { publicMessages } from '@graphlets/platform/errors';
import type { FieldShape, SelectionShape, TypeShape } from '../operation/responseShape.ts';
import type { ErrorIndex } from './errorIndex.ts';
import { isJsonObject, type JsonObject, own } from './json.ts';
import { enumWriter, type LeafWriter, scalarWriter } from './writeLeaf.ts';

/** What one answer is written with. */
export interface WriteContext {
  readonly errors: ErrorIndex;
  /** Where the writer stands; grows and shrinks as it goes. */
  readonly path: (string | number)[];
  /** Texts of objects that are whole and stand at several places, by writer. */
  readonly kept: Map<ValueWriter, Map<JsonObject, string>>;
}

/** @returns JSON text; `null` as text also where a null below was not allowed */
type ValueWriter = (value: unknown, context: WriteContext) => string;

interface FieldWriter {
  readonly responseName: string;
  readonly dataName: string;
  /** The response name as the beginning of a member. */
  readonly head: string;
  readonly isNonNull: boolean;
  readonly write: ValueWriter;
}

const NULL = 'null';

/**
 * Compiles a shape to a function from merged data to the text of `data`: values completed and nulls
 * propagated (spec October 2021, 6.4.3 and 6.4.4), in the order of the client's selection.
 */
export function compileWriter(shape: SelectionShape): (data: JsonObject, errors: ErrorIndex) => string {
  const write = compileObject(shape);
  return (data, errors) => write(data, { errors, path: [], kept: new Map() });
}

function compileType(type: TypeShape): ValueWriter {
  switch (type.kind) {
    case 'nonNull':
      return compileNonNull(compileType(type.of));
    case 'list':
      return compileList(compileType(type.of), type.of.kind === 'nonNull');
    case 'scalar':
      return compileLeaf(scalarWriter(type.name));
    case 'enum':
      return compileLeaf(enumWriter(type.values));
    case 'object':
      return compileObject(type.selection);
  }
}

/** A null that may not be one needs an error that explains it; who holds it becomes null instead. */
function compileNonNull(write: ValueWriter): ValueWriter {
  return (value, context) => {
    const text = write(value, context);
    if (text === NULL && !context.errors.explains(context.path)) {
      fail(context, 'Cannot return null for a non-nullable field.');
    }
    return text;
  };
}

function compileList(write: ValueWriter, isElementNonNull: boolean): ValueWriter {
  return (value, context) => {
    if (value === null || value === undefined) return NULL;
    if (!Array.isArray(value)) return unusable(context);
    let text = '[';
    for (let index = 0; index < value.length; index++) {
      context.path.push(index);
      const element = write(value[index], context);
      context.path.pop();
      if (element === NULL && isElementNonNull) return NULL;
      text += index === 0 ? element : `,${element}`;
    }
    return `${text}]`;
  };
}

function compileLeaf(write: LeafWriter): ValueWriter {
  return (value, context) => {
    if (value === null || value === undefined) return NULL;
    return write(value) ?? unusable(context);
  };
}

function compileObject({ typeName, isAbstract, fieldsByType }: SelectionShape): ValueWriter {
  const writers = new Map<string, readonly FieldWriter[]>();
  const fieldsOf = (name: string): readonly FieldWriter[] | undefined => {
    const known = writers.get(name);
    if (known !== undefined || !Object.hasOwn(fieldsByType, name)) return known;
    const made = (fieldsByType[name] ?? []).map((field) => compileField(field, name));
    writers.set(name, made);
    return made;
  };

  const writer: ValueWriter = (value, context) => {
    if (value === null || value === undefined) return NULL;
    if (!isJsonObject(value)) return unusable(context);
    const kept = context.kept.get(writer)?.get(value);
    if (kept !== undefined) return kept;
    const fields = fieldsOf(isAbstract ? String(own(value, '__typename') ?? typeName) : typeName);
    if (fields === undefined) return unusable(context);

    const errorsBefore = context.errors.errors.length;
    let text = '{';
    for (const { responseName, dataName, head, isNonNull, write } of fields) {
      context.path.push(responseName);
      const member = write(own(value, dataName), context);
      context.path.pop();
      if (member === NULL && isNonNull) return NULL;
      text += text === '{' ? head + member : `,${head}${member}`;
    }
    text += '}';
    if (context.errors.errors.length === errorsBefore) keep(context, writer, value, text);
    return text;
  };
  return writer;
}

/** The same object at another place has the same text, unless an error tells the places apart. */
function keep(context: WriteContext, writer: ValueWriter, value: JsonObject, text: string): void {
  if (context.errors.errors.length > 0) return;
  const texts = context.kept.get(writer);
  if (texts === undefined) context.kept.set(writer, new Map([[value, text]]));
  else texts.set(value, text);
}

function compileField(
  { responseName, dataName, fieldName, type }: FieldShape,
  typeName: string,
): FieldWriter {
  const name = JSON.stringify(typeName);
  return {
    responseName,
    dataName,
    head: `${JSON.stringify(responseName)}:`,
    isNonNull: type.kind === 'nonNull',
    // The type is known here, and what a graphlet says may be a type that the API does not show.
    write: fieldName === '__typename' ? () => name : compileType(type),
  };
}

function unusable(context: WriteContext): string {
  if (!context.errors.explains(context.path)) fail(context, publicMessages.GRAPHLET_BAD_RESPONSE);
  return NULL;
}

function fail({ errors, path }: WriteContext, message: string): void {
  errors.add({ message, path: [...path], extensions: { code: 'GRAPHLET_BAD_RESPONSE' } });
}
