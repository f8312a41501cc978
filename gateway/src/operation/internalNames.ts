import { type DocumentNode, Kind, visit } from 'graphql';

/** No name of a schema begins so (spec October 2021, 2.1.9): an alias with it is never taken for a field. */
const PREFIX = '__a_';

/**
 * Gives every alias a name that no field has. A plan fetches fields that the client did not ask for, keys above all, into
 * the same objects: in `{ a { id: size } }` the answer's `id` is not the key.
 *
 * @param ownCalls - fields that a plan may fetch with other arguments than the client's: they get such a name, too
 */
export function renameAliases(document: DocumentNode, ownCalls: ReadonlySet<string>): DocumentNode {
  return visit(document, {
    Field(field) {
      const name = (field.alias ?? field.name).value;
      if (name === field.name.value && !ownCalls.has(name)) return undefined;
      return { ...field, alias: { kind: Kind.NAME, value: PREFIX + name } };
    },
  });
}

/** The client's name for a name in the data or in an error's path. */
export function clientName<T extends string | number>(name: T): T | string {
  return typeof name === 'string' && name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name;
}
