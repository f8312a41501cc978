import {
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Fragments } from '../normalize/fragmentsOf.ts';

/** A type that has fields. */
export type FieldsType = GraphQLObjectType | GraphQLInterfaceType;

/** By response name, in the answer's order; the nodes of one name are never none. */
export type CollectedFields = ReadonlyMap<string, readonly FieldNode[]>;

/** What selections without conditions ask of one type, fragments inlined (spec October 2021, 6.3.2, CollectFields). */
export function collectFields(
  schema: GraphQLSchema,
  fragments: Fragments,
  type: FieldsType,
  sets: readonly SelectionSetNode[],
): CollectedFields {
  const collected = new Map<string, FieldNode[]>();
  /** Fragments count once, however often they are spread. */
  const spread = new Set<string>();
  for (const set of sets) collect(set);
  return collected;

  function collect(set: SelectionSetNode): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        const known = collected.get(name);
        if (known === undefined) collected.set(name, [selection]);
        else known.push(selection);
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (spread.has(selection.name.value)) continue;
        spread.add(selection.name.value);
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (fragment !== undefined && applies(fragment.typeCondition?.name.value)) {
        collect(fragment.selectionSet);
      }
    }
  }

  function applies(condition: string | undefined): boolean {
    if (condition === undefined || condition === type.name) return true;
    const abstract = schema.getType(condition);
    return isAbstractType(abstract) && schema.isSubType(abstract, type);
  }
}
