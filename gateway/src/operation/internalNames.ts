import { type DocumentNode, Kind, visit } from 'graphql';

/** No name of a schema begins so (spec October 2021, 2.1.9): an alias with it is never taken for a field. */
const PREFIX = '__a_';

/**
 * Gives every alias a name that no field has. A plan fetches fields that the client did not ask for, keys above all, into
 * the same objects: in `{ a { id: size } }` the answer's `id` is not the key.
 */
export function renameAliases(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field(field) {
      if (field.alias === undefined || field.alias.value === field.name.value) return undefined;
      return { ...field, alias: { kind: Kind.NAME, value: PREFIX + field.alias.value } };
    },
  });
}

/** The client's name for a name in the data or in an error's path. */
export function clientName<T extends string | number>(name: T): T | string {
  return typeof name === 'string' && name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name;
}
