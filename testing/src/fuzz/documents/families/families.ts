import { deepFields, deepTypes, deepValues } from './deep.ts';
import { introspection } from './introspection.ts';
import { conditions, noise, tokens, valid } from './mutated.ts';
import { abstract, fragments } from './spread.ts';
import { literals, variables } from './values.ts';
import { aliases, directives, operations, wide } from './wide.ts';

/** In this order: what a seed draws follows from it. */
export const families = {
  valid,
  tokens,
  noise,
  deepFields,
  deepValues,
  deepTypes,
  wide,
  aliases,
  fragments,
  literals,
  variables,
  conditions,
  directives,
  introspection,
  operations,
  abstract,
} as const;

export type FamilyName = keyof typeof families;
