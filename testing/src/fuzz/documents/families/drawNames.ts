import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import type { Random } from '../../../oracle/random.ts';

/** Of a type of the schema or of its root, or one that may be nowhere. */
export function drawFieldName(random: Random, schema: GraphQLSchema): string {
  const type = schema.getType(drawTypeName(random, schema));
  const names = isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : [];
  const roots = Object.keys(schema.getQueryType()?.getFields() ?? {});
  return random.pick([...(random.chance(0.5) ? roots : names), 'id']);
}

export function drawTypeName(random: Random, schema: GraphQLSchema): string {
  const names = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__'));
  return random.chance(0.3) ? 'Query' : random.pick(names);
}
