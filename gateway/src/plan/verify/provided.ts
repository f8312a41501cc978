import { type GraphQLSchema, isAbstractType, isObjectType, Kind, type SelectionSetNode } from 'graphql';

/** The selections of every `@provides` on the way to an object, as far as they concern the object. */
export type Provided = readonly SelectionSetNode[];

/** What is provided below a field, undefined when the field itself is not. */
export function providedBelow(
  schema: GraphQLSchema,
  type: string,
  provided: Provided,
  field: string,
): Provided | undefined {
  let found: SelectionSetNode[] | undefined;
  for (const { selections } of provided) {
    for (const node of selections) {
      if (node.kind === Kind.FIELD && node.name.value === field) {
        found ??= [];
        if (node.selectionSet !== undefined) found.push(node.selectionSet);
      } else if (
        node.kind === Kind.INLINE_FRAGMENT &&
        applies(schema, node.typeCondition?.name.value, type)
      ) {
        const inner = providedBelow(schema, type, [node.selectionSet], field);
        if (inner !== undefined) found = [...(found ?? []), ...inner];
      }
    }
  }
  return found;
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: string): boolean {
  if (condition === undefined || condition === type) return true;
  const [parent, child] = [schema.getType(condition), schema.getType(type)];
  return isAbstractType(parent) && isObjectType(child) && schema.isSubType(parent, child);
}
