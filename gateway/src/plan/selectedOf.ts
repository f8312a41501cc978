import { Kind, parse, type SelectionSetNode } from 'graphql';
import type { Rewrite, Selected } from './fetchPlan.ts';

interface Draft {
  readonly responseName: string;
  isLeaf: boolean;
  selection: Map<string, Draft> | undefined;
}

/**
 * What an operation selects.
 *
 * @param operation - its text; fragments only inline
 * @param root - response names on the way to the object that rewrites begin at
 * @param rewrites - what they rename is there under both names
 */
export function selectedOf(
  operation: string,
  root: readonly string[],
  rewrites: readonly Rewrite[],
): readonly Selected[] {
  const [definition] = parse(operation, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('a step without an operation');
  const drafts = new Map<string, Draft>();
  add(definition.selectionSet, drafts);
  for (const rewrite of rewrites) if (rewrite.kind === 'rename') rename(drafts, root, rewrite);
  return finish(drafts);
}

function rename(
  drafts: Map<string, Draft>,
  root: readonly string[],
  { path, key, to }: Extract<Rewrite, { readonly kind: 'rename' }>,
): void {
  const names = [...root, ...path.flatMap((step) => (step.kind === 'field' ? [step.name] : []))];
  let fields: Map<string, Draft> | undefined = drafts;
  for (const name of names) fields = fields?.get(name)?.selection;
  const source = fields?.get(key);
  if (fields === undefined || source === undefined) return;
  const target = fields.get(to) ?? { responseName: to, isLeaf: false, selection: undefined };
  fields.set(to, target);
  target.isLeaf ||= source.isLeaf;
  if (source.selection !== undefined) target.selection = merged(target.selection, source.selection);
}

function merged(a: Map<string, Draft> | undefined, b: Map<string, Draft>): Map<string, Draft> {
  const both = new Map(a);
  for (const [name, draft] of b) {
    const known = both.get(name);
    both.set(name, {
      responseName: name,
      isLeaf: draft.isLeaf || known?.isLeaf === true,
      selection: draft.selection === undefined ? known?.selection : merged(known?.selection, draft.selection),
    });
  }
  return both;
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
