import {
  type DocumentNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql';
import { isIntrospection } from '../introspection/isIntrospection.ts';
import { clientName } from '../normalize/clientName.ts';
import { type Fragments, fragmentsOf } from '../normalize/fragmentsOf.ts';
import { collectFields, type FieldsType } from './collectFields.ts';
import type { FieldShape, SelectionShape, TypeShape } from './shape.ts';

interface Scope {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  readonly interfaceObjects: readonly string[];
  readonly isWithheld: (typeName: string, fieldName: string) => boolean;
  /** Shapes by type and selection: without them, each level of an interface would multiply by the number of its types. */
  readonly known: Map<string, SelectionShape>;
  readonly setIds: Map<SelectionSetNode, number>;
}

/** No data has a name that begins so (spec October 2021, 2.1.9, and `internalNames.ts`). */
const WITHHELD = '__w_';

/**
 * The shape of an operation's answer by the API schema: fragments inlined, repeated fields merged (spec October 2021,
 * 6.3.2, CollectFields, and 6.4.3, MergeSelectionSets).
 *
 * @param document - without conditions
 * @param interfaceObjects - interfaces that may be the type of an object in a graphlet's data
 * @param isWithheld - fields of objects of a type that are null whatever the data has
 */
export function responseShape(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  interfaceObjects: readonly string[],
  isWithheld: (typeName: string, fieldName: string) => boolean = () => false,
): SelectionShape {
  const fragments = fragmentsOf(document);
  const root = schema.getRootType(operation.operation);
  if (root == null) throw new Error(`The schema has no ${operation.operation} type.`);
  const scope = { schema, fragments, interfaceObjects, isWithheld, known: new Map(), setIds: new Map() };
  return selectionShape(scope, root, [operation.selectionSet]);
}

function selectionShape(
  scope: Scope,
  type: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
): SelectionShape {
  const key = `${type} ${sets.map((set) => idOf(scope, set)).join()}`;
  const known = scope.known.get(key);
  if (known !== undefined) return known;
  const fieldsByType: Record<string, readonly FieldShape[]> = {};
  for (const possible of possibleTypes(scope, type)) {
    fieldsByType[possible.name] = fieldShapes(scope, possible, sets);
  }
  for (const stand of interfaceObjectsOf(scope, type)) {
    if (!isTold(scope, stand, sets)) fieldsByType[stand.name] = fieldShapes(scope, stand, sets);
  }
  const shape = { typeName: String(type), isAbstract: isAbstractType(type), fieldsByType };
  scope.known.set(key, shape);
  return shape;
}

function idOf({ setIds }: Scope, set: SelectionSetNode): number {
  const id = setIds.get(set) ?? setIds.size;
  setIds.set(set, id);
  return id;
}

function possibleTypes({ schema }: Scope, type: GraphQLOutputType): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

/** Interfaces that an object of the type may say that it is. */
function interfaceObjectsOf(
  { schema, interfaceObjects }: Scope,
  type: GraphQLOutputType,
): readonly GraphQLInterfaceType[] {
  if (!isAbstractType(type)) return [];
  return interfaceObjects.flatMap((name) => {
    const candidate = schema.getType(name);
    const fits = isInterfaceType(candidate) && (candidate === type || schema.isSubType(type, candidate));
    return fits ? [candidate] : [];
  });
}

/** Whether the plan asks which type an object has: for its name, or for fields that some of the types only are asked for. */
function isTold(scope: Scope, stand: GraphQLInterfaceType, sets: readonly SelectionSetNode[]): boolean {
  const collectedFor = (type: FieldsType) => collectFields(scope.schema, scope.fragments, type, sets);
  const common = collectedFor(stand);
  const asksName = [...common.values()].some(([node]) => node?.name.value === TypeNameMetaFieldDef.name);
  const names = [...common.keys()].join();
  const differs = (type: FieldsType) => [...collectedFor(type).keys()].join() !== names;
  return asksName || scope.schema.getPossibleTypes(stand).some(differs);
}

function fieldShapes(
  scope: Scope,
  type: FieldsType,
  sets: readonly SelectionSetNode[],
): readonly FieldShape[] {
  const collected = collectFields(scope.schema, scope.fragments, type, sets);
  return [...collected].map(([name, nodes]) => {
    const fieldName = nodes[0]?.name.value ?? '';
    const dataName = scope.isWithheld(type.name, fieldName) ? WITHHELD + name : name;
    const names = { responseName: String(clientName(name)), dataName, fieldName };
    if (isIntrospection(fieldName)) return { ...names, type: { kind: 'scalar', name: fieldName } };
    const subsets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return { ...names, type: typeShape(scope, outputTypeOf(type, fieldName), subsets) };
  });
}

function outputTypeOf(type: FieldsType, fieldName: string): GraphQLOutputType {
  if (fieldName === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef.type;
  const field = type.getFields()[fieldName];
  if (field === undefined) throw new Error(`${type.name} has no field "${fieldName}".`);
  return field.type;
}

function typeShape(scope: Scope, type: GraphQLOutputType, sets: readonly SelectionSetNode[]): TypeShape {
  if (isNonNullType(type)) return { kind: 'nonNull', of: typeShape(scope, type.ofType, sets) };
  if (isListType(type)) return { kind: 'list', of: typeShape(scope, type.ofType, sets) };
  if (isScalarType(type)) return { kind: 'scalar', name: type.name };
  if (isEnumType(type)) {
    return { kind: 'enum', name: type.name, values: type.getValues().map(({ name }) => name) };
  }
  return { kind: 'object', selection: selectionShape(scope, getNamedType(type), sets) };
}
