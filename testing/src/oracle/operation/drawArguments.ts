import type { GraphQLField } from 'graphql';
import type { Random } from '../random.ts';
import { drawInput, type InputTypes } from '../schema/inputs.ts';
import type { Variables } from './variables.ts';

export interface ArgumentOptions {
  readonly random: Random;
  readonly types: InputTypes;
  readonly variables: Variables;
}

/** Arguments of a field as text, with its parentheses; empty where none are drawn. */
export function drawArguments(
  { args }: GraphQLField<unknown, unknown>,
  { random, types, variables }: ArgumentOptions,
): string {
  const written = args.flatMap(({ name, type: argumentType, defaultValue }) => {
    const type = argumentType.toString();
    const isNeeded = type.endsWith('!') && defaultValue === undefined;
    if (!isNeeded && random.chance(0.4)) return [];
    if (random.chance(0.4)) return [`${name}: $${variables.draw(type)}`];
    return [`${name}: ${drawInput(random, type, types, variables.draw).literal}`];
  });
  return written.length === 0 ? '' : `(${written.join(', ')})`;
}
