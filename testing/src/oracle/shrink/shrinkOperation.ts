import { type ASTNode, BREAK, type DocumentNode, Kind, parse, print, visit } from 'graphql';
import type { Operation } from '../operation/operation.ts';
import { cleanOperation } from './cleanOperation.ts';
import { removeMost } from './removeMost.ts';

/**
 * Makes an operation as small as it gets: without selections, arguments, directives and aliases that the failure
 * does not need, and with fragments opened.
 *
 * @param fails - whether a candidate is valid and still fails alike
 */
export async function shrinkOperation(
  operation: Operation,
  fails: (candidate: Operation) => Promise<boolean>,
): Promise<Operation> {
  let current = operation;
  let sizeBefore = Number.POSITIVE_INFINITY;
  while (current.query.length < sizeBefore) {
    sizeBefore = current.query.length;
    for (const edit of [inlineSpreads, openFragments, remove, dropAliases]) {
      const document = parse(current.query, { noLocation: true });
      const items = editable(document, edit);
      let best = current;
      await removeMost(items, async (chosen) => {
        const candidate = apply(document, current.variables, edit, chosen);
        if (candidate === undefined || !(await fails(candidate))) return false;
        best = candidate;
        return true;
      });
      current = best;
    }
  }
  return current;
}

/** A change of one node; undefined when it does not apply to nodes of this kind. */
type Edit = (node: ASTNode, document: DocumentNode) => ASTNode | readonly ASTNode[] | null | undefined;

const inlineSpreads: Edit = (node, document) => {
  if (node.kind !== Kind.FRAGMENT_SPREAD) return undefined;
  const fragment = document.definitions.find(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === node.name.value,
  );
  if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) return undefined;
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: fragment.typeCondition,
    selectionSet: fragment.selectionSet,
    ...(node.directives !== undefined && { directives: node.directives }),
  };
};

const openFragments: Edit = (node) =>
  node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet.selections : undefined;

const REMOVABLE: ReadonlySet<string> = new Set([
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.ARGUMENT,
  Kind.DIRECTIVE,
  Kind.OBJECT_FIELD,
]);

const remove: Edit = (node) => (REMOVABLE.has(node.kind) ? null : undefined);

const dropAliases: Edit = (node) => {
  if (node.kind !== Kind.FIELD || node.alias === undefined) return undefined;
  const { alias: _alias, ...field } = node;
  return field;
};

function editable(document: DocumentNode, edit: Edit): readonly ASTNode[] {
  const nodes: ASTNode[] = [];
  visit(document, {
    enter(node) {
      if (edit(node, document) !== undefined) nodes.push(node);
    },
  });
  return nodes;
}

/** @returns undefined when the change leaves a selection set empty */
function apply(
  document: DocumentNode,
  variables: Operation['variables'],
  edit: Edit,
  chosen: ReadonlySet<ASTNode>,
): Operation | undefined {
  // `leave` sees copies of nodes whose children changed, so the choice is made on the way in.
  const stack: boolean[] = [];
  const edited: DocumentNode = visit(document, {
    enter(node) {
      stack.push(chosen.has(node));
    },
    leave(node) {
      if (stack.pop() === true) return edit(node, document);
      // A fragment that was opened left its selections as a list in the list.
      return node.kind === Kind.SELECTION_SET ? { ...node, selections: node.selections.flat() } : undefined;
    },
  });
  return hasEmptySelection(edited) ? undefined : cleanOperation(edited, variables);
}

function hasEmptySelection(document: DocumentNode): boolean {
  let isEmpty = false;
  visit(document, {
    SelectionSet({ selections }) {
      if (selections.length > 0) return undefined;
      isEmpty = true;
      return BREAK;
    },
  });
  return isEmpty || print(document) === '';
}
