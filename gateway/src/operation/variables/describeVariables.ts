import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromAST,
} from 'graphql';
import type { InputField, InputObject, InputShape, InputShapes } from './inputShape.ts';

/** What coercing an operation's variables needs of the schema. */
export function describeVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): InputShapes {
  const objects: Record<string, InputObject> = {};
  const variables = variableDefinitions.map(({ variable, type: typeNode, defaultValue }): InputField => {
    const type = typeFromAST(schema, typeNode);
    if (!isInputType(type)) throw new Error(`$${variable.name.value} has no input type.`);
    const field = { name: variable.name.value, type: describe(type) };
    return defaultValue === undefined ? field : { ...field, defaultValue: valueFromAST(defaultValue, type) };
  });
  return { variables, objects };

  function describe(type: GraphQLInputType): InputShape {
    if (isNonNullType(type)) return { kind: 'nonNull', of: describe(type.ofType) };
    if (isListType(type)) return { kind: 'list', of: describe(type.ofType) };
    if (isEnumType(type)) return { kind: 'enum', values: type.getValues().map(({ name }) => name) };
    if (!isInputObjectType(type)) return { kind: 'scalar', name: type.name };
    if (!Object.hasOwn(objects, type.name)) describeObject(type);
    return { kind: 'object', name: type.name };
  }

  function describeObject(type: GraphQLInputObjectType): void {
    const fields: InputField[] = [];
    // Known before its fields are looked at, which may be of this type again.
    objects[type.name] = { fields, isOneOf: type.isOneOf };
    for (const { name, type: fieldType, defaultValue } of Object.values(type.getFields())) {
      const field = { name, type: describe(fieldType) };
      fields.push(defaultValue === undefined ? field : { ...field, defaultValue });
    }
  }
}
