import {
  astFromValue,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  parse,
  print,
  validate,
} from 'graphql';
import type { Random } from '../random.ts';
import type { InputTypes } from '../schema/inputs.ts';
import { drawIntrospection } from './drawIntrospection.ts';
import { SelectionDrawer } from './drawSelection.ts';
import type { Operation } from './operation.ts';
import { ResponseScope } from './responseScope.ts';
import { createVariables } from './variables.ts';

const ATTEMPTS = 20;

/** Draws a valid operation of a schema. */
export function drawOperation(random: Random, schema: GraphQLSchema): Operation {
  const types = inputTypesOf(schema);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const operation = drawOnce(random.fork(`attempt ${attempt}`), schema, types, attempt);
    if (validate(schema, parse(operation.query)).length === 0) return operation;
  }
  return { query: '{ __typename }', variables: {} };
}

function drawOnce(random: Random, schema: GraphQLSchema, types: InputTypes, attempt: number): Operation {
  const mutation = schema.getMutationType();
  const isMutation = mutation != null && random.chance(0.15);
  const root = (isMutation ? mutation : schema.getQueryType()) as GraphQLObjectType;
  const variables = createVariables(random, types);
  const drawer = new SelectionDrawer({
    random,
    schema,
    types,
    variables,
    // A fragment that is used twice may not merge in its second place: later attempts do without.
    canReuseFragments: attempt < 3,
    fieldBudget: random.weighted([
      [3, 8],
      [4, 20],
      [2, 45],
    ]),
    depthLimit: random.int(2, 6),
  });
  const selection = drawer.drawSelectionSet(root, new ResponseScope(), 0);
  const introspection = !isMutation && random.chance(0.03) ? drawIntrospection(random, schema) : '';
  const keyword = isMutation ? 'mutation' : 'query';
  return {
    query: [
      `${keyword}${random.chance(0.3) ? ' Op' : ''}${variables.definitions()} {${introspection}\n${selection}}`,
      ...drawer.fragments(),
    ].join('\n'),
    variables: variables.values(),
  };
}

const inputTypes = new WeakMap<GraphQLSchema, InputTypes>();

function inputTypesOf(schema: GraphQLSchema): InputTypes {
  const known = inputTypes.get(schema);
  if (known !== undefined) return known;
  const all = Object.values(schema.getTypeMap());
  const made = {
    enums: new Map(
      all.filter(isEnumType).map((type) => [type.name, type.getValues().map(({ name }) => name)] as const),
    ),
    inputs: new Map(
      all.filter(isInputObjectType).map((type) => {
        const fields = Object.values(type.getFields()).map((field) => {
          const literal =
            field.defaultValue === undefined ? null : astFromValue(field.defaultValue, field.type);
          return {
            name: field.name,
            type: field.type.toString(),
            default: literal == null ? undefined : print(literal),
          };
        });
        return [type.name, { fields }] as const;
      }),
    ),
  };
  inputTypes.set(schema, made);
  return made;
}
