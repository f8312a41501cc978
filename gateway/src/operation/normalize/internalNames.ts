import { type DocumentNode, type FieldNode, Kind, visit } from 'graphql';
import { describeCall } from '../describeCall.ts';
import { ALIAS_PREFIX } from './clientName.ts';

/**
 * Gives fields names that nothing else in a plan has: aliases, because a plan fetches fields that the client did not ask
 * for, keys above all, into the same objects (in `{ a { id: size } }` the answer's `id` is not the key); and different
 * calls that have the same name in different types, because a planner may take one for the other.
 *
 * @param document - what is renamed is this or a part of it
 * @param ownCalls - fields that a plan may fetch with other arguments than the client's: they get such a name, too
 * @returns a function that renames
 */
export function internalNames(
  document: DocumentNode,
  ownCalls: ReadonlySet<string>,
): (document: DocumentNode) => DocumentNode {
  const callsByName = new Map<string, string[]>();
  visit(document, {
    Field(field) {
      const calls = callsByName.get(responseNameOf(field)) ?? [];
      callsByName.set(responseNameOf(field), calls);
      const call = describeCall(field);
      if (!calls.includes(call)) calls.push(call);
    },
  });
  const rename = (field: FieldNode) => {
    const name = responseNameOf(field);
    const at = callsByName.get(name)?.indexOf(describeCall(field)) ?? 0;
    if (at <= 0 && name === field.name.value && !ownCalls.has(name)) return undefined;
    return {
      ...field,
      alias: { kind: Kind.NAME, value: `${ALIAS_PREFIX}${at > 0 ? at : ''}_${name}` },
    } as const;
  };
  return (part) => visit(part, { Field: rename });
}

function responseNameOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}
