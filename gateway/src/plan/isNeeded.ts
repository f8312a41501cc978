import type { FetchStep, Required, Selected } from './fetchPlan.ts';
import { partsOf } from './mayShareAt.ts';

/**
 * Whether a step may use data of an earlier one: the earlier one made objects on the way to the step's own, or
 * fields of their representations. Says yes when in doubt.
 *
 * @param typeNamesDiffer - graphlets may say different types of one object (`@interfaceObject`)
 */
export function isNeeded(step: FetchStep, earlier: FetchStep, typeNamesDiffer: boolean): boolean {
  const rewrites = [earlier, ...earlier.lookups].some(({ outputRewrites }) => outputRewrites.length > 0);
  const wanted = step.lookups.length === 0 ? [{ path: step.path, requires: [] }] : step.lookups;
  return wanted.some(({ path, requires }) => {
    const target = fieldsOf(path);
    if (target.length === 0 && requires.length === 0) return false;
    return partsOf(earlier).some((made) => {
      const from = fieldsOf(made.path);
      if (!startsWith(target, from)) {
        return startsWith(from, target) && names(requires).has(from[target.length] ?? '');
      }
      const rest = target.slice(from.length);
      if (rewrites) return true;
      const selected = selectionAt(made.selection, rest);
      return rest.length > 0 ? selected.length > 0 : hasAny(selected, requires, typeNamesDiffer);
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
  selection: readonly Selected[],
  requires: readonly Required[],
  withTypeName: boolean,
): boolean {
  const required = names(requires);
  return selection.some(
    ({ responseName }) => required.has(responseName) && (withTypeName || responseName !== '__typename'),
  );
}

function selectionAt(selection: readonly Selected[], path: readonly string[]): readonly Selected[] {
  let current = selection;
  for (const name of path) {
    current = current.find(({ responseName }) => responseName === name)?.selection ?? [];
  }
  return current;
}
