import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
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
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';

/** How the answer looks: plain data, so that it can be kept apart from the schema it was made with. */
export type TypeShape =
  | { readonly kind: 'nonNull'; readonly of: TypeShape }
  | { readonly kind: 'list'; readonly of: TypeShape }
  | { readonly kind: 'scalar'; readonly name: string }
  | { readonly kind: 'enum'; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: 'object'; readonly selection: SelectionShape };

export interface SelectionShape {
  /** Declared type. */
  readonly typeName: string;
  /** Then the data has to say which type it is. */
  readonly isAbstract: boolean;
  /** Fields in the order of the answer, for each type that the object may have. */
  readonly fieldsByType: Readonly<Record<string, readonly FieldShape[]>>;
}

export interface FieldShape {
  /** Alias, or name. */
  readonly responseName: string;
  readonly fieldName: string;
  readonly type: TypeShape;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * The shape of an operation's answer by the API schema: fragments inlined, repeated fields merged (spec October 2021,
 * 6.3.2, CollectFields, and 6.4.3, MergeSelectionSets).
 *
 * @param document - without conditions
 */
export function responseShape(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): SelectionShape {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const root = schema.getRootType(operation.operation);
  if (root == null) throw new Error(`The schema has no ${operation.operation} type.`);
  return selectionShape(schema, fragments, root, [operation.selectionSet]);
}

function selectionShape(
  schema: GraphQLSchema,
  fragments: Fragments,
  type: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
): SelectionShape {
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  const fieldsByType: Record<string, readonly FieldShape[]> = {};
  for (const possible of types) {
    if (isObjectType(possible)) fieldsByType[possible.name] = fieldShapes(schema, fragments, possible, sets);
  }
  return { typeName: String(type), isAbstract: isAbstractType(type), fieldsByType };
}

function fieldShapes(
  schema: GraphQLSchema,
  fragments: Fragments,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): readonly FieldShape[] {
  const collected = new Map<string, FieldNode[]>();
  for (const set of sets) collectFields(schema, fragments, type, set, collected);
  return [...collected].map(([responseName, nodes]) => {
    const fieldName = nodes[0]?.name.value ?? '';
    const subsets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const fieldType = outputTypeOf(schema, type, fieldName);
    return { responseName, fieldName, type: typeShape(schema, fragments, fieldType, subsets) };
  });
}

function outputTypeOf(schema: GraphQLSchema, type: GraphQLObjectType, fieldName: string): GraphQLOutputType {
  if (fieldName === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef.type;
  if (type === schema.getQueryType()) {
    if (fieldName === SchemaMetaFieldDef.name) return SchemaMetaFieldDef.type;
    if (fieldName === TypeMetaFieldDef.name) return TypeMetaFieldDef.type;
  }
  const field = type.getFields()[fieldName];
  if (field === undefined) throw new Error(`${type.name} has no field "${fieldName}".`);
  return field.type;
}

function collectFields(
  schema: GraphQLSchema,
  fragments: Fragments,
  type: GraphQLObjectType,
  set: SelectionSetNode,
  collected: Map<string, FieldNode[]>,
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const responseName = selection.alias?.value ?? selection.name.value;
      const known = collected.get(responseName);
      if (known === undefined) collected.set(responseName, [selection]);
      else known.push(selection);
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    if (fragment !== undefined && applies(schema, fragment.typeCondition?.name.value, type)) {
      collectFields(schema, fragments, type, fragment.selectionSet, collected);
    }
  }
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditional = schema.getType(condition);
  return (isInterfaceType(conditional) || isUnionType(conditional)) && schema.isSubType(conditional, type);
}

function typeShape(
  schema: GraphQLSchema,
  fragments: Fragments,
  type: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
): TypeShape {
  if (isNonNullType(type)) return { kind: 'nonNull', of: typeShape(schema, fragments, type.ofType, sets) };
  if (isListType(type)) return { kind: 'list', of: typeShape(schema, fragments, type.ofType, sets) };
  if (isScalarType(type)) return { kind: 'scalar', name: type.name };
  if (isEnumType(type)) {
    return { kind: 'enum', name: type.name, values: type.getValues().map(({ name }) => name) };
  }
  return { kind: 'object', selection: selectionShape(schema, fragments, getNamedType(type), sets) };
}
