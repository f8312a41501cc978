import { isRecord } from '@graphlets/platform/wire';
import {
  type FieldNode,
  type GraphQLArgument,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  type ValueNode,
  valueFromAST,
  visit,
} from 'graphql';
import type { Variables } from '../../operation/variables/coerceVariables.ts';
import type { Amount } from './amount.ts';
import type { CostFacts } from './costFacts.ts';

/** What an input object costs that has no weight. */
const INPUT_OBJECT_COST = 1;

/** The value of an argument: a literal, a variable's, or its default; undefined when there is none. */
export function argumentValue(
  { arguments: given = [] }: FieldNode,
  argument: GraphQLArgument,
): { readonly value: unknown } | { readonly read: (variables: Variables) => unknown } {
  const node = given.find(({ name }) => name.value === argument.name)?.value;
  const orDefault = (value: unknown) => (value === undefined ? argument.defaultValue : value);
  if (node === undefined) return { value: argument.defaultValue };
  if (!hasVariable(node)) return { value: orDefault(valueFromAST(node, argument.type)) };
  return { read: (variables) => orDefault(valueFromAST(node, argument.type, variables)) };
}

/** What an argument costs: its own weight, else that of its input object, and what is in that; each element of a list. */
export function argumentCost(
  facts: CostFacts,
  fieldCoordinate: string,
  field: FieldNode,
  argument: GraphQLArgument,
): Amount {
  const weight = facts.weight(`${fieldCoordinate}(${argument.name}:)`);
  if (weight === undefined && !isInputObjectType(getNamedType(argument.type))) return 0;
  const costOf = (value: unknown) => inputCost(facts, argument.type, value, weight);
  const given = argumentValue(field, argument);
  return 'value' in given ? costOf(given.value) : (variables) => costOf(given.read(variables));
}

function inputCost(
  facts: CostFacts,
  type: GraphQLInputType,
  value: unknown,
  weight: number | undefined,
): number {
  if (value === null || value === undefined) return 0;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const elements = Array.isArray(value) ? value : [value];
    return elements.reduce<number>(
      (total, element) => total + inputCost(facts, nullable.ofType, element, weight),
      0,
    );
  }
  if (!isInputObjectType(nullable) || !isRecord(value)) return weight ?? 0;
  let total = weight ?? facts.weight(nullable.name) ?? INPUT_OBJECT_COST;
  for (const field of Object.values(nullable.getFields())) {
    total += inputCost(facts, field.type, value[field.name], facts.weight(`${nullable.name}.${field.name}`));
  }
  return total;
}

function hasVariable(node: ValueNode): boolean {
  let found = false;
  visit(node, {
    [Kind.VARIABLE]: () => {
      found = true;
    },
  });
  return found;
}
