import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { Required, Rewrite, RewriteStep } from '../fetchPlan.ts';

/** Values of `__typename` that satisfy a type condition: the type itself, and what implements it. */
export type TypesOf = (condition: string) => readonly string[];

const FRAGMENT = '... on ';

export function convertRequires(
  selections: readonly QueryPlanSelectionNode[],
  typesOf: TypesOf,
): readonly Required[] {
  return selections.flatMap((selection): readonly Required[] => {
    const inner =
      selection.selections === undefined ? undefined : convertRequires(selection.selections, typesOf);
    if (selection.kind === 'Field') {
      return [{ kind: 'field', name: selection.alias ?? selection.name, selections: inner }];
    }
    if (selection.typeCondition === undefined) return inner ?? [];
    return [{ kind: 'fragment', types: typesOf(selection.typeCondition), selections: inner ?? [] }];
  });
}

export function convertRewrites(
  rewrites: readonly FetchDataRewrite[] | undefined,
  typesOf: TypesOf,
): readonly Rewrite[] {
  return (rewrites ?? []).map((rewrite) => {
    const key = rewrite.path.at(-1) ?? '';
    const path = rewrite.path.slice(0, -1).map((element) => convertElement(element, typesOf));
    return rewrite.kind === 'ValueSetter'
      ? { kind: 'set', path, key, value: String(rewrite.setValueTo) }
      : { kind: 'rename', path, key, to: rewrite.renameKeyTo };
  });
}

function convertElement(element: string, typesOf: TypesOf): RewriteStep {
  return element.startsWith(FRAGMENT)
    ? { kind: 'types', types: typesOf(element.slice(FRAGMENT.length)) }
    : { kind: 'field', name: element };
}
