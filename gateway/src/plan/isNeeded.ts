import { Kind, parse, type SelectionSetNode } from 'graphql';
import type { FetchStep, Required } from './fetchPlan.ts';

/**
 * Whether a step may use data of an earlier one: the earlier one made objects on the way to the step's own, or
 * fields of their representations. Says yes when in doubt.
 *
 * @param typeNamesDiffer - graphlets may say different types of one object (`@interfaceObject`)
 */
export function isNeeded(step: FetchStep, earlier: FetchStep, typeNamesDiffer: boolean): boolean {
  return step.lookups.some(({ path, requires }) => {
    const target = fieldsOf(path);
    const made = earlier.lookups.length === 0 ? [[]] : earlier.lookups.map((lookup) => fieldsOf(lookup.path));
    return made.some((from) => {
      if (startsWith(target, from)) {
        const rest = target.slice(from.length);
        if (earlier.outputRewrites.length > 0 || earlier.lookups.some((l) => l.outputRewrites.length > 0))
          return true;
        const selected = selectionsAt(selectionOf(earlier), rest);
        return rest.length > 0 ? selected.length > 0 : hasAny(selected, requires, typeNamesDiffer);
      }
      return startsWith(from, target) && names(requires).has(from[target.length] ?? '');
    });
  });
}

function fieldsOf(path: readonly string[]): readonly string[] {
  return path.filter((element) => element !== '@');
}

function startsWith(path: readonly string[], prefix: readonly string[]): boolean {
  return prefix.length <= path.length && prefix.every((element, index) => path[index] === element);
}

/** Response names at the top of a representation. */
function names(requires: readonly Required[]): ReadonlySet<string> {
  return new Set(
    requires.flatMap((required) =>
      required.kind === 'field' ? [required.name] : [...names(required.selections)],
    ),
  );
}

function hasAny(
  sets: readonly SelectionSetNode[],
  requires: readonly Required[],
  withTypeName: boolean,
): boolean {
  return [...names(requires)].some(
    (name) => (withTypeName || name !== '__typename') && selectionsOf(sets, name) !== undefined,
  );
}

/** What is selected of the data that the step merges: the operation's, or that below `_entities`. */
function selectionOf({ operation, lookups }: FetchStep): readonly SelectionSetNode[] {
  const [definition] = parse(operation, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return [];
  const sets = [definition.selectionSet];
  return lookups
    .flatMap(({ responseName }) => selectionsOf(sets, responseName) ?? [])
    .concat(lookups.length === 0 ? sets : []);
}

function selectionsAt(
  sets: readonly SelectionSetNode[],
  path: readonly string[],
): readonly SelectionSetNode[] {
  let current = sets;
  for (const name of path) current = selectionsOf(current, name) ?? [];
  return current;
}

/** Selection sets of a response name, through fragments; undefined when it is not selected. */
function selectionsOf(sets: readonly SelectionSetNode[], name: string): SelectionSetNode[] | undefined {
  let found: SelectionSetNode[] | undefined;
  for (const { selections } of sets) {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        if ((selection.alias ?? selection.name).value !== name) continue;
        found ??= [];
        if (selection.selectionSet !== undefined) found.push(selection.selectionSet);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const inner = selectionsOf([selection.selectionSet], name);
        if (inner !== undefined) found = [...(found ?? []), ...inner];
      }
    }
  }
  return found;
}
