import { Kind, type SelectionSetNode, visit } from 'graphql';
import type { GraphFacts } from '../../verify/graphFacts.ts';

/** A field with a `@requires` that the planner may get wrong. */
export interface ChainedField {
  readonly graphlet: string;
  readonly requires: SelectionSetNode;
  readonly key: SelectionSetNode;
}

/**
 * Fields that require one which has a `@requires` itself, or a call that others may require with other arguments; and those
 * of a type that has a key which its graphlet does not resolve, for the planner takes that key, too.
 *
 * @param calls - fields with arguments that some `@requires` selects
 * @returns by `Type.field`
 */
export function chainedFieldsOf(
  { subgraphs }: GraphFacts,
  calls: ReadonlySet<string>,
): ReadonlyMap<string, ChainedField> {
  const requiring = new Set<string>();
  for (const { fields } of subgraphs.values()) {
    for (const [coordinate, { requires }] of fields) if (requires !== undefined) requiring.add(coordinate);
  }
  const chained = new Map<string, ChainedField>();
  for (const { name, fields, keys, withOtherKeys } of subgraphs.values()) {
    for (const [coordinate, { requires }] of fields) {
      const [type = ''] = coordinate.split('.');
      const key = keys.get(type)?.[0];
      if (requires === undefined || key === undefined) continue;
      const isChained = requires.selections.some(
        (node) => node.kind === Kind.FIELD && requiring.has(`${type}.${node.name.value}`),
      );
      if (isChained || withOtherKeys.has(type) || selectsOneOf(calls, requires)) {
        chained.set(coordinate, { graphlet: name, requires, key });
      }
    }
  }
  return chained;
}

function selectsOneOf(fields: ReadonlySet<string>, set: SelectionSetNode): boolean {
  let found = false;
  visit(set, {
    Field({ name }) {
      found ||= fields.has(name.value);
    },
  });
  return found;
}
