import { Kind, parse, type SelectionSetNode } from 'graphql';
import type { Selected } from './fetchPlan.ts';

interface Draft {
  readonly responseName: string;
  isLeaf: boolean;
  selection: Map<string, Draft> | undefined;
}

/** What an operation selects. @param operation - its text; fragments only inline */
export function selectedOf(operation: string): readonly Selected[] {
  const [definition] = parse(operation, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('a step without an operation');
  const drafts = new Map<string, Draft>();
  add(definition.selectionSet, drafts);
  return finish(drafts);
}

function add({ selections }: SelectionSetNode, drafts: Map<string, Draft>): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('a step with a named fragment');
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      add(selection.selectionSet, drafts);
      continue;
    }
    const responseName = (selection.alias ?? selection.name).value;
    const draft = drafts.get(responseName) ?? { responseName, isLeaf: false, selection: undefined };
    drafts.set(responseName, draft);
    if (selection.selectionSet === undefined) {
      draft.isLeaf = true;
    } else {
      draft.selection ??= new Map();
      add(selection.selectionSet, draft.selection);
    }
  }
}

function finish(drafts: ReadonlyMap<string, Draft>): readonly Selected[] {
  return [...drafts.values()].map(({ responseName, isLeaf, selection }) => ({
    responseName,
    isLeaf,
    selection: selection === undefined ? undefined : finish(selection),
  }));
}
