import type { FieldNode, GraphQLField } from 'graphql';
import type { Variables } from '../../operation/variables/coerceVariables.ts';
import type { Amount } from './amount.ts';
import { argumentValue } from './argumentCost.ts';
import type { ListSize } from './costFacts.ts';

/**
 * How long the lists are that a field brings: the largest of its slicing arguments, else the size that its schema
 * assumes, else the gateway's guess.
 */
export function listLength(
  listSize: ListSize | undefined,
  guess: number,
  node: FieldNode,
  { args }: GraphQLField<unknown, unknown>,
): Amount {
  const assumed = listSize?.assumedSize ?? guess;
  const slicing = args.filter(({ name }) => listSize?.slicingArguments.includes(name));
  if (slicing.length === 0) return assumed;
  const given = slicing.map((argument) => argumentValue(node, argument));
  const lengthOf = (values: readonly unknown[]) => {
    const lengths = values.flatMap(toLength);
    return lengths.length === 0 ? assumed : Math.max(...lengths);
  };
  const known = given.flatMap((one) => ('value' in one ? [one.value] : []));
  if (known.length === given.length) return lengthOf(known);
  return (variables: Variables) =>
    lengthOf(given.map((one) => ('value' in one ? one.value : one.read(variables))));
}

function toLength(value: unknown): readonly number[] {
  if (Array.isArray(value)) return [value.length];
  return typeof value === 'number' ? [Math.max(0, value)] : [];
}
