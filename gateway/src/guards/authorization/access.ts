import { type GraphQLNamedType, type GraphQLSchema, isAbstractType } from 'graphql';
import type { FieldRequirements } from './readRequirements.ts';
import type { Requirement } from './requirement.ts';

/** What a request that does not meet some requirements may not have. */
export interface Access {
  /** The field itself, in a selection on that type. */
  isDenied(typeName: string, fieldName: string): boolean;
  /** Types among the possible ones of an abstract type on which the field is denied though it is not denied on the abstract one. */
  deniedTypes(type: GraphQLNamedType, fieldName: string): readonly string[];
}

export function createAccess(
  schema: GraphQLSchema,
  requirements: FieldRequirements,
  unmet: ReadonlySet<Requirement>,
): Access {
  const isDenied = (typeName: string, fieldName: string) => {
    const required = requirements.of(typeName, fieldName);
    return required !== undefined && [...required].some((requirement) => unmet.has(requirement));
  };
  return {
    isDenied,
    deniedTypes(type, fieldName) {
      if (!isAbstractType(type)) return [];
      return schema.getPossibleTypes(type).flatMap(({ name }) => (isDenied(name, fieldName) ? [name] : []));
    },
  };
}
