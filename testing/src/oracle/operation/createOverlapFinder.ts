import { type GraphQLCompositeType, type GraphQLSchema, isAbstractType, isCompositeType } from 'graphql';

export type OverlapFinder = (type: GraphQLCompositeType) => readonly GraphQLCompositeType[];

/** Finds the types that share a possible object type with one, itself included: what a fragment in it may be on. */
export function createOverlapFinder(schema: GraphQLSchema): OverlapFinder {
  const compositeTypes = Object.values(schema.getTypeMap())
    .filter(isCompositeType)
    .filter(({ name }) => !name.startsWith('__'));

  function possibleTypes(type: GraphQLCompositeType): readonly string[] {
    if (!isAbstractType(type)) return [type.name];
    return schema.getPossibleTypes(type).map(({ name }) => name);
  }

  return (type) => {
    const possible = possibleTypes(type);
    return compositeTypes.filter((other) => possibleTypes(other).some((name) => possible.includes(name)));
  };
}
