import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Access } from './access.ts';

/**
 * The document without the fields that are denied. A field of an interface that is denied on some of its types is asked
 * of the others only, each by a fragment of its own. Selection sets may come out empty.
 */
export function restrictDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  access: Access,
): DocumentNode {
  const typeInfo = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      SelectionSet: {
        leave(set) {
          const type = typeInfo.getParentType();
          if (type == null) return undefined;
          const selections = set.selections.flatMap((selection) =>
            selection.kind === Kind.FIELD ? restrictField(schema, type, selection, access) : [selection],
          );
          return { ...set, selections };
        },
      },
    }),
  );
}

function restrictField(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  field: FieldNode,
  access: Access,
): readonly SelectionNode[] {
  if (access.isDenied(type.name, field.name.value)) return [];
  const denied = access.deniedTypes(type, field.name.value);
  if (denied.length === 0 || !isAbstractType(type)) return [field];
  return schema
    .getPossibleTypes(type)
    .filter(({ name }) => !denied.includes(name))
    .map(({ name }) => ({
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
      selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
    }));
}
