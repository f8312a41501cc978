import type { GraphQLSchema } from 'graphql';
import type { Random } from '../random.ts';

/** Draws a root selection of the introspection schema. */
export function drawIntrospection(random: Random, schema: GraphQLSchema): string {
  const names = [...Object.keys(schema.getTypeMap()), 'Nothing'];
  return random.pick([
    ' __schema { queryType { name } mutationType { name } }',
    ` i: __type(name: "${random.pick(names)}") { kind name fields { name type { kind name ofType { name kind } } args { name } } }`,
    ` __type(name: "${random.pick(names)}") { __typename enumValues { name } inputFields { name defaultValue } possibleTypes { name } }`,
  ]);
}
