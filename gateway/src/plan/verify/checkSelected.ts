import { type GraphQLSchema, isAbstractType, Kind, type SelectionSetNode } from 'graphql';
import { callText } from './callText.ts';
import type { Place } from './place.ts';
import type { PlanFault } from './planFault.ts';

/** Holds what is fetched against the client's selection. @param set - normalised */
export function checkSelected(
  schema: GraphQLSchema,
  set: SelectionSetNode,
  place: Place,
  types: readonly string[],
  path: string,
): readonly PlanFault[] {
  return set.selections.flatMap((node): readonly PlanFault[] => {
    if (node.kind === Kind.FRAGMENT_SPREAD) throw new Error('a fragment that is not inlined');
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const covered = possibleTypes(schema, node.typeCondition?.name.value);
      const left = types.filter((type) => covered?.includes(type) ?? true);
      return checkSelected(schema, node.selectionSet, place, left, path);
    }
    const name = (node.alias ?? node.name).value;
    const call = callText(node);
    // The writer knows the type; how it does is for data to tell.
    if (node.name.value === '__typename') return [];
    return types.flatMap((type): readonly PlanFault[] => {
      const fetched = place.types.get(type)?.get(name);
      const fault = (detail: string): PlanFault => ({
        kind: 'does not fetch what is selected',
        detail: `${path}${call} of ${type}: ${detail}`,
      });
      if (fetched === undefined) return [fault('no step fetches it')];
      if (fetched.call !== call) return [fault(`it has the name of ${fetched.call}`)];
      if (node.selectionSet === undefined || fetched.place === undefined) return [];
      const below = [...fetched.place.types.keys()];
      return checkSelected(schema, node.selectionSet, fetched.place, below, `${path}${name}.`);
    });
  });
}

function possibleTypes(schema: GraphQLSchema, name: string | undefined): readonly string[] | undefined {
  if (name === undefined) return undefined;
  const type = schema.getType(name);
  return isAbstractType(type) ? schema.getPossibleTypes(type).map((each) => each.name) : [name];
}
