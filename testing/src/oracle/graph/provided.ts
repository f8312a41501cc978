import { type FieldNode, type GraphQLSchema, Kind, type SelectionSetNode } from 'graphql';
import type { Subgraph } from './graph.ts';
import { fieldTypeName, isSubtype } from './required.ts';

/** The selections of every `@provides` on the way to an object, as far as they concern the object. */
type Provided = readonly SelectionSetNode[];

/** Whether an external field may be read on this way. */
export function isProvided(schema: GraphQLSchema, type: string, provided: Provided, field: string): boolean {
  return provided.some(({ selections }) =>
    selections.some((node) => {
      if (node.kind === Kind.FIELD) return node.name.value === field;
      if (node.kind === Kind.FRAGMENT_SPREAD) return false;
      const condition = node.typeCondition?.name.value ?? type;
      const applies = condition === type || isSubtype(schema, condition, type);
      return applies && isProvided(schema, type, [node.selectionSet], field);
    }),
  );
}

/** What is provided below a field. */
export function nestedProvided(provided: Provided, field: string): Provided {
  return provided.flatMap(
    ({ selections }): Provided =>
      selections.flatMap((node): Provided => {
        if (node.kind === Kind.FRAGMENT_SPREAD) return [];
        if (node.kind === Kind.INLINE_FRAGMENT) return nestedProvided([node.selectionSet], field);
        return node.name.value === field && node.selectionSet !== undefined ? [node.selectionSet] : [];
      }),
  );
}

/** The first field of a selection that the subgraph cannot read on this way, undefined when it can read all. */
export function findUnprovided(
  subgraph: Subgraph,
  type: string,
  provided: Provided,
  { selections }: SelectionSetNode,
): string | undefined {
  const { schema, facts } = subgraph;
  for (const node of selections) {
    if (node.kind === Kind.FRAGMENT_SPREAD) continue;
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const missing = findUnprovided(subgraph, type, provided, node.selectionSet);
      if (missing !== undefined) return missing;
      continue;
    }
    const field = node.name.value;
    const isExternal = facts.fields.get(`${type}.${field}`)?.isExternal ?? false;
    if (isExternal && !isProvided(schema, type, provided, field)) return field;
    const missing = findUnprovidedBelow(subgraph, type, provided, node);
    if (missing !== undefined) return `${field}.${missing}`;
  }
  return undefined;
}

function findUnprovidedBelow(
  subgraph: Subgraph,
  type: string,
  provided: Provided,
  { name, selectionSet }: FieldNode,
): string | undefined {
  if (selectionSet === undefined) return undefined;
  const below = fieldTypeName(subgraph.schema, type, name.value);
  return findUnprovided(subgraph, below, nestedProvided(provided, name.value), selectionSet);
}
