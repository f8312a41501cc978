import { Kind, type SelectionSetNode, visit } from 'graphql';
import { describeCall } from '../../operation/describeCall.ts';
import { REQUIRED_PREFIX } from '../../operation/normalize/clientName.ts';
import type { Rewrite, RewriteStep } from '../fetchPlan.ts';

/**
 * Gives required calls names of their own, the same for the same call, so that calls of one field with different arguments
 * stand side by side in an object.
 *
 * @param calls - fields that get such a name
 */
export function createRequiredNames(
  calls: ReadonlySet<string>,
): (required: SelectionSetNode) => SelectionSetNode {
  const known: string[] = [];
  return (required) =>
    visit(required, {
      Field(field) {
        if (!calls.has(field.name.value)) return undefined;
        const call = describeCall(field);
        if (!known.includes(call)) known.push(call);
        const alias = `${REQUIRED_PREFIX}${known.indexOf(call)}_${field.name.value}`;
        return { ...field, alias: { kind: Kind.NAME, value: alias } };
      },
    });
}

/** Gives the calls of a representation the names that they have in their graphlet: those inside first. */
export function namesRestored(
  { selections }: SelectionSetNode,
  path: readonly RewriteStep[] = [],
): readonly Rewrite[] {
  return selections.flatMap((node): readonly Rewrite[] => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return [];
    if (node.kind === Kind.INLINE_FRAGMENT) return namesRestored(node.selectionSet, path);
    const key = (node.alias ?? node.name).value;
    const inner =
      node.selectionSet === undefined
        ? []
        : namesRestored(node.selectionSet, [...path, { kind: 'field', name: key }]);
    const to = node.name.value;
    return key === to ? inner : [...inner, { kind: 'rename', path, key, to }];
  });
}
