import {
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../../operation/normalize/fragmentsOf.ts';
import type { ParsedOperation } from '../../operation/parse/parseOperation.ts';
import type { Access } from './access.ts';

type Path = readonly string[];

/** Where the fields stand that an operation loses, each once; `@` stands for any index of a list. */
export function deniedPaths(
  schema: GraphQLSchema,
  { document, operation }: ParsedOperation,
  access: Access,
): readonly Path[] {
  const fragments = fragmentsOf(document);
  const paths = new Map<string, Path>();
  const root = schema.getRootType(operation.operation);
  if (root != null) follow(root, possibleTypes(root), operation.selectionSet, []);
  return [...paths.values()];

  /** @param possible - types that an object may have here, by the fragments around */
  function follow(
    type: GraphQLNamedType,
    possible: ReadonlySet<string>,
    { selections }: SelectionSetNode,
    path: Path,
  ): void {
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) {
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
        if (fragment === undefined) continue;
        const condition = schema.getType(fragment.typeCondition?.name.value ?? type.name) ?? type;
        const narrowed = new Set([...possibleTypes(condition)].filter((name) => possible.has(name)));
        if (narrowed.size > 0) follow(condition, narrowed, fragment.selectionSet, path);
        continue;
      }
      const name = selection.name.value;
      const fieldPath = [...path, selection.alias?.value ?? name];
      const isDenied = access.isDenied(type.name, name);
      if (isDenied || access.deniedTypes(type, name).some((denied) => possible.has(denied))) {
        paths.set(fieldPath.join('.'), fieldPath);
      }
      if (isDenied || selection.selectionSet === undefined) continue;
      const fieldType = fieldTypeOf(type, name);
      if (fieldType === undefined) continue;
      const named = getNamedType(fieldType);
      follow(named, possibleTypes(named), selection.selectionSet, [...fieldPath, ...listsOf(fieldType)]);
    }
  }

  function possibleTypes(type: GraphQLNamedType): ReadonlySet<string> {
    if (isAbstractType(type)) return new Set(schema.getPossibleTypes(type).map(({ name }) => name));
    return new Set(isCompositeType(type) ? [type.name] : []);
  }
}

function fieldTypeOf(type: GraphQLNamedType, fieldName: string): GraphQLOutputType | undefined {
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
  return type.getFields()[fieldName]?.type;
}

function listsOf(type: GraphQLOutputType): readonly string[] {
  if (isNonNullType(type)) return listsOf(type.ofType);
  return isListType(type) ? ['@', ...listsOf(type.ofType)] : [];
}
