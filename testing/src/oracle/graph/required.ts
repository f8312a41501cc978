import {
  type FieldNode,
  type GraphQLSchema,
  getArgumentValues,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type Graph, requiresOf } from './graph.ts';
import type { StoredObject } from './graphSource.ts';
import { chooseValue, expandValue, inputsText } from './readValue.ts';

type Json = Readonly<Record<string, unknown>>;

/** The values of a key or of `@requires` as the data has them; what fails is null. */
export function readRequired(
  graph: Graph,
  schema: GraphQLSchema,
  object: StoredObject,
  selection: SelectionSetNode,
): Json {
  const values: Record<string, unknown> = {};
  for (const node of fieldsOf(schema, object.type, selection)) {
    const field = node.name.value;
    if (field === '__typename') {
      values[field] = object.type;
      continue;
    }
    const inputs = inputsText(argumentsOf(schema, object.type, node), requiredBy(graph, object, field));
    values[field] = expandValue(chooseValue(object, field, inputs), {
      inputs,
      sequence: 0,
      error: () => null,
      object: (id) => {
        const found = graph.objects.get(id);
        if (found === undefined || node.selectionSet === undefined) return null;
        return readRequired(graph, schema, found, node.selectionSet);
      },
    });
  }
  return values;
}

/** The required values of an object's field, undefined when it requires none. */
export function requiredBy(graph: Graph, object: StoredObject, field: string): Json | undefined {
  const requires = requiresOf(graph, object.type, field);
  if (requires === undefined) return undefined;
  return readRequired(graph, requires.subgraph.schema, object, requires.selection);
}

/**
 * The part of a representation that a key or `@requires` names.
 *
 * @returns the path of what is missing, when something is
 */
export function pickRequired(
  schema: GraphQLSchema,
  type: string,
  representation: Json,
  selection: SelectionSetNode,
): { readonly values: Json; readonly missing?: string } {
  const values: Record<string, unknown> = {};
  for (const node of fieldsOf(schema, type, selection)) {
    const field = node.name.value;
    const picked = pickValue(schema, type, representation[field], node);
    if (picked.missing !== undefined) return { values, missing: picked.missing };
    values[field] = picked.value;
  }
  return { values };
}

function pickValue(
  schema: GraphQLSchema,
  parent: string,
  value: unknown,
  node: FieldNode,
): { readonly value: unknown; readonly missing?: string } {
  const field = node.name.value;
  if (value === undefined) return { value, missing: field };
  if (value === null || node.selectionSet === undefined) return { value };
  if (Array.isArray(value)) {
    const picked = value.map((element) => pickValue(schema, parent, element, node));
    const missing = picked.find((element) => element.missing !== undefined)?.missing;
    return { value: picked.map((element) => element.value), ...(missing !== undefined && { missing }) };
  }
  const json = value as Json;
  const declared = fieldTypeName(schema, parent, field);
  const type = typeof json.__typename === 'string' ? json.__typename : declared;
  const { values, missing } = pickRequired(schema, type, json, node.selectionSet);
  return { value: values, ...(missing !== undefined && { missing: `${field}.${missing}` }) };
}

/** Name of a field's type, without lists and non-null. */
export function fieldTypeName(schema: GraphQLSchema, parent: string, field: string): string {
  const type = schema.getType(parent);
  if (!isObjectType(type) && !isInterfaceType(type)) return parent;
  return (
    type
      .getFields()
      [field]?.type.toString()
      .replaceAll(/[![\]]/g, '') ?? parent
  );
}

/** The fields of a selection that apply to an object of this type, fragments opened. */
function fieldsOf(schema: GraphQLSchema, type: string, selection: SelectionSetNode): FieldNode[] {
  return selection.selections.flatMap((node): FieldNode[] => {
    if (node.kind === Kind.FIELD) return [node];
    if (node.kind === Kind.FRAGMENT_SPREAD) return [];
    const condition = node.typeCondition?.name.value ?? type;
    return condition === type || isSubtype(schema, condition, type)
      ? fieldsOf(schema, type, node.selectionSet)
      : [];
  });
}

export function isSubtype(schema: GraphQLSchema, abstract: string, type: string): boolean {
  const parent = schema.getType(abstract);
  const child = schema.getType(type);
  return isAbstractType(parent) && isObjectType(child) && schema.isSubType(parent, child);
}

function argumentsOf(schema: GraphQLSchema, type: string, node: FieldNode): Json {
  const parent = schema.getType(type);
  if (!isObjectType(parent) && !isInterfaceType(parent)) return {};
  const field = parent.getFields()[node.name.value];
  return field === undefined ? {} : getArgumentValues(field, node);
}
