import { Kind, type SelectionSetNode } from 'graphql';
import type { GraphFacts } from '../../verify/graphFacts.ts';

/** A field whose `@requires` selects a field that has a `@requires` itself. */
export interface ChainedField {
  readonly graphlet: string;
  readonly requires: SelectionSetNode;
  readonly key: SelectionSetNode;
}

/** By `Type.field`. */
export function chainedFieldsOf({ subgraphs }: GraphFacts): ReadonlyMap<string, ChainedField> {
  const requiring = new Set<string>();
  for (const { fields } of subgraphs.values()) {
    for (const [coordinate, { requires }] of fields) if (requires !== undefined) requiring.add(coordinate);
  }
  const chained = new Map<string, ChainedField>();
  for (const { name, fields, keys } of subgraphs.values()) {
    for (const [coordinate, { requires }] of fields) {
      const [type = ''] = coordinate.split('.');
      const key = keys.get(type)?.[0];
      const isChained = requires?.selections.some(
        (node) => node.kind === Kind.FIELD && requiring.has(`${type}.${node.name.value}`),
      );
      if (requires !== undefined && key !== undefined && isChained === true) {
        chained.set(coordinate, { graphlet: name, requires, key });
      }
    }
  }
  return chained;
}
