import { isRecord } from '@graphlets/platform/wire';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/**
 * Whether data could be an answer to an operation: exactly the fields that were asked for, in their order, of the types that the
 * schema says, null where it may be.
 *
 * @param document - one operation, without conditions; introspection is not looked into
 * @returns what is wrong, and where
 */
export function checkData(schema: GraphQLSchema, document: DocumentNode, data: unknown): string | undefined {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation.');
  const root = schema.getRootType(operation.operation);
  if (root == null) throw new Error(`There is no ${operation.operation} type.`);
  return data === null ? undefined : checkObject(root, [operation.selectionSet], data, 'data');

  function checkValue(
    type: GraphQLOutputType,
    nodes: readonly FieldNode[],
    value: unknown,
    at: string,
  ): string | undefined {
    if (isNonNullType(type))
      return value === null ? `${at} may not be null` : checkValue(type.ofType, nodes, value, at);
    if (value === null) return undefined;
    if (isListType(type)) {
      if (!Array.isArray(value)) return `${at} is no list`;
      return first(
        value.map((element, index) => () => checkValue(type.ofType, nodes, element, `${at}.${index}`)),
      );
    }
    if (isLeafType(type)) return checkLeaf(type, value, at);
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (!isAbstractType(type)) return checkObject(type, sets, value, at);
    const problems = schema.getPossibleTypes(type).map((possible) => checkObject(possible, sets, value, at));
    return problems.includes(undefined) ? undefined : problems.join(' or ');
  }

  function checkObject(
    type: GraphQLNamedType,
    sets: readonly SelectionSetNode[],
    value: unknown,
    at: string,
  ): string | undefined {
    if (!isObjectType(type)) return `${at} has no object type`;
    if (!isRecord(value)) return `${at} is no object`;
    const collected = new Map<string, FieldNode[]>();
    for (const set of sets) collect(type, set, collected);
    if (Object.keys(value).join() !== [...collected.keys()].join()) {
      return `${at} as ${type.name} has ${Object.keys(value).join().slice(0, 200)} instead of ${[...collected.keys()].join()}`;
    }
    return first(
      [...collected].map(([name, nodes]) => () => {
        const fieldName = nodes[0]?.name.value ?? '';
        if (fieldName === '__typename')
          return value[name] === type.name ? undefined : `${at}.${name} is not ${type.name}`;
        if (fieldName === '__schema' || fieldName === '__type') return undefined;
        const field = type.getFields()[fieldName];
        return field === undefined
          ? `${at}.${name} is no field`
          : checkValue(field.type, nodes, value[name], `${at}.${name}`);
      }),
    );
  }

  function collect(type: GraphQLNamedType, set: SelectionSetNode, collected: Map<string, FieldNode[]>): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        collected.set(name, [...(collected.get(name) ?? []), selection]);
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value;
      if (fragment !== undefined && (condition === undefined || applies(condition, type))) {
        collect(type, fragment.selectionSet, collected);
      }
    }
  }

  function applies(condition: string, type: GraphQLNamedType): boolean {
    if (condition === type.name) return true;
    const abstract = schema.getType(condition);
    return (
      isAbstractType(abstract) &&
      (isObjectType(type) || isInterfaceType(type)) &&
      schema.isSubType(abstract, type)
    );
  }
}

function checkLeaf(type: GraphQLNamedType, value: unknown, at: string): string | undefined {
  if (isEnumType(type)) {
    return type.getValue(String(value)) === undefined ? `${at} is no ${type.name}` : undefined;
  }
  const isRight = {
    Int: () => Number.isInteger(value) && Math.abs(Number(value)) <= 2 ** 31,
    Float: () => Number.isFinite(value),
    String: () => typeof value === 'string',
    ID: () => typeof value === 'string',
    Boolean: () => typeof value === 'boolean',
  }[type.name];
  return isRight === undefined || isRight()
    ? undefined
    : `${at} is no ${type.name}: ${JSON.stringify(value).slice(0, 80)}`;
}

function first(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const problem = check();
    if (problem !== undefined) return problem;
  }
  return undefined;
}
