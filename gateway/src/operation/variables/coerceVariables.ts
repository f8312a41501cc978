import type { WireError } from '@graphlets/platform/wire';
import { type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from 'graphql';
import { toWireError } from '../parse/parseOperation.ts';

export type Variables = Readonly<Record<string, unknown>>;

/**
 * Coerces variables (spec October 2021, 6.1.2).
 *
 * @returns the values with the operation's defaults, or request errors
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
): { readonly values: Variables } | { readonly errors: readonly WireError[] } {
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: 50,
  });
  return errors === undefined
    ? { values: coerced }
    : { errors: errors.map((error) => toWireError(error, 'BAD_USER_INPUT')) };
}
