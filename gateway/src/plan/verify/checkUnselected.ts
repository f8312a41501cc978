import { type GraphQLSchema, isAbstractType, Kind, type SelectionSetNode } from 'graphql';
import type { Place } from './place.ts';
import type { PlanFault } from './planFault.ts';

/**
 * Finds fields that are fetched of a type though the client selects them of another only: what fails in them is told to a
 * client that did not ask, and takes what stands beside it along where it may not be null.
 *
 * @param set - normalised
 * @param required - names that representations have: those are fetched for the plan's own sake
 */
export function checkUnselected(
  schema: GraphQLSchema,
  set: SelectionSetNode,
  place: Place,
  required: ReadonlySet<string>,
  path: string,
): readonly PlanFault[] {
  const types = [...place.types.keys()];
  const selected = new Map(types.map((type) => [type, selectedOfType(schema, set, type)] as const));
  const anywhere = new Set([...selected.values()].flatMap((fields) => [...fields.keys()]));
  return types.flatMap((type): readonly PlanFault[] => {
    const fields = selected.get(type);
    return [...(place.types.get(type) ?? [])].flatMap(([name, fetched]): readonly PlanFault[] => {
      const sets = fields?.get(name);
      if (sets === undefined) {
        if (!anywhere.has(name) || required.has(name) || name === '__typename') return [];
        const detail = `${path}${fetched.call} of ${type}`;
        return [{ kind: 'asks what nobody selects', detail }];
      }
      if (fetched.place === undefined) return [];
      const inner: SelectionSetNode = {
        kind: Kind.SELECTION_SET,
        selections: sets.flatMap((each) => each.selections),
      };
      return checkUnselected(schema, inner, fetched.place, required, `${path}${name}.`);
    });
  });
}

/** What is selected of a type, by response name. */
export function selectedOfType(
  schema: GraphQLSchema,
  set: SelectionSetNode,
  type: string,
): ReadonlyMap<string, readonly SelectionSetNode[]> {
  const selected = new Map<string, readonly SelectionSetNode[]>();
  for (const node of set.selections) {
    if (node.kind === Kind.FRAGMENT_SPREAD) throw new Error('a fragment that is not inlined');
    if (node.kind === Kind.FIELD) {
      const name = (node.alias ?? node.name).value;
      selected.set(name, [...(selected.get(name) ?? []), ...(node.selectionSet ? [node.selectionSet] : [])]);
      continue;
    }
    const condition = node.typeCondition?.name.value ?? type;
    const conditional = schema.getType(condition);
    const applies =
      condition === type ||
      (isAbstractType(conditional) && schema.getPossibleTypes(conditional).some(({ name }) => name === type));
    if (!applies) continue;
    for (const [name, sets] of selectedOfType(schema, node.selectionSet, type)) {
      selected.set(name, [...(selected.get(name) ?? []), ...sets]);
    }
  }
  return selected;
}
