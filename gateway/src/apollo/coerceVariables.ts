import type { WireError } from '@graphlets/platform/wire';
import { type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from 'graphql';
import { toWireError } from './parseOperation.ts';

/**
 * Whether the variables fit the operation (spec October 2021, 6.1.2).
 *
 * @returns request errors, or undefined when they fit
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly WireError[] | undefined {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: 50,
  });
  return errors?.map((error) => toWireError(error, 'BAD_USER_INPUT'));
}
