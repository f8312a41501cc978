import { Kind, type SelectionSetNode } from 'graphql';
import { callText } from './callText.ts';
import type { Place } from './place.ts';
import type { RepresentationField, RepresentationPart } from './representationParts.ts';

/** Steps that are done when a step starts. */
export type Done = ReadonlySet<number>;

/** Names of a representation that no step before has fetched, by path. */
export function missingIn(
  place: Place,
  type: string,
  requires: readonly RepresentationPart[],
  done: Done,
): readonly string[] {
  return fieldsFor(requires, type).flatMap(({ name, fetchedAs, selections }) => {
    const fetched = place.types.get(type)?.get(fetchedAs);
    if (fetched === undefined || ![...fetched.steps].some((step) => done.has(step))) return [name];
    const inner = fetched.place;
    if (selections === undefined || inner === undefined) return [];
    return [...inner.types.keys()].flatMap((below) =>
      missingIn(inner, below, selections, done).map((missing) => `${name}.${missing} of ${below}`),
    );
  });
}

/**
 * Whether a representation has a selection of a key or of `@requires`, and by the calls that are written there.
 *
 * @returns what it lacks
 */
export function lacks(
  place: Place,
  type: string,
  requires: readonly RepresentationPart[],
  { selections }: SelectionSetNode,
): string | undefined {
  const fields = fieldsFor(requires, type);
  for (const node of selections) {
    if (node.kind === Kind.FRAGMENT_SPREAD) continue;
    if (node.kind === Kind.INLINE_FRAGMENT) {
      if (node.typeCondition !== undefined && node.typeCondition.name.value !== type) continue;
      const lack = lacks(place, type, requires, node.selectionSet);
      if (lack !== undefined) return lack;
      continue;
    }
    const name = node.name.value;
    const required = fields.filter((field) => field.name === name);
    const fetched = place.types.get(type)?.get(required[0]?.fetchedAs ?? name);
    if (required.length === 0 || fetched === undefined) return name;
    if (fetched.call !== callText(node)) return `${callText(node)}, not ${fetched.call}`;
    if (node.selectionSet === undefined || fetched.place === undefined) continue;
    const inner = required.flatMap((each) => each.selections ?? []);
    for (const below of fetched.place.types.keys()) {
      const lack = lacks(fetched.place, below, inner, node.selectionSet);
      if (lack !== undefined) return `${name}.${lack}`;
    }
  }
  return undefined;
}

/** Whether some of a representation is about a type. */
export function concerns(requires: readonly RepresentationPart[], type: string): boolean {
  return fieldsFor(requires, type).some(({ name }) => name === '__typename');
}

function fieldsFor(requires: readonly RepresentationPart[], type: string): readonly RepresentationField[] {
  return requires.flatMap((required): readonly RepresentationField[] => {
    if (required.kind === 'field') return [required];
    return required.types.includes(type) ? fieldsFor(required.selections, type) : [];
  });
}
