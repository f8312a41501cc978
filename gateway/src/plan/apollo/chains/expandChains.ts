import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { ChainedField } from './chainedFields.ts';

const typeName: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** A chained field that was taken out of an operation, and where. */
export interface Chain {
  readonly path: readonly string[];
  readonly type: string;
  readonly node: FieldNode;
  readonly field: ChainedField;
  /** What the field requires, by the names that it has in the answer. */
  readonly requires: SelectionSetNode;
}

export interface Expanded {
  readonly operation: OperationDefinitionNode;
  /** What others require comes first. */
  readonly chains: readonly Chain[];
}

/**
 * The operation with what its chained fields require in their place.
 *
 * @param operation - normalised
 * @param rename - gives what is required names that nothing else has
 */
export function expandChains(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  chained: ReadonlyMap<string, ChainedField>,
  rename: (required: SelectionSetNode) => SelectionSetNode,
): Expanded {
  const chains: Chain[] = [];
  const root = schema.getRootType(operation.operation) ?? undefined;
  return { operation: { ...operation, selectionSet: expandSet(operation.selectionSet, root, []) }, chains };

  function expandSet(
    set: SelectionSetNode,
    type: GraphQLNamedType | undefined,
    path: readonly string[],
  ): SelectionSetNode {
    return { ...set, selections: set.selections.flatMap((node) => expandNode(node, type, path)) };
  }

  function expandNode(
    node: SelectionNode,
    type: GraphQLNamedType | undefined,
    path: readonly string[],
  ): readonly SelectionNode[] {
    if (node.kind === Kind.FRAGMENT_SPREAD) return [node];
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const condition =
        node.typeCondition === undefined ? type : schema.getType(node.typeCondition.name.value);
      return [{ ...node, selectionSet: expandSet(node.selectionSet, condition, path) }];
    }
    const field = isObjectType(type) ? chained.get(`${type.name}.${node.name.value}`) : undefined;
    if (field !== undefined && type !== undefined) {
      const requires = rename(field.requires);
      const expanded = expandSet(requires, type, path).selections;
      chains.push({ path, type: type.name, node, field, requires });
      return [...expanded, typeName, ...field.key.selections];
    }
    if (node.selectionSet === undefined || type === undefined || !('getFields' in type)) return [node];
    const declared = type.getFields()[node.name.value]?.type as GraphQLOutputType | undefined;
    if (declared === undefined) return [node];
    const inner = [...path, (node.alias ?? node.name).value, ...listsOf(declared)];
    return [{ ...node, selectionSet: expandSet(node.selectionSet, getNamedType(declared), inner) }];
  }
}

/** `@` for each list. */
function listsOf(type: GraphQLOutputType): readonly string[] {
  if (isNonNullType(type)) return listsOf(type.ofType);
  return isListType(type) ? ['@', ...listsOf(type.ofType)] : [];
}
