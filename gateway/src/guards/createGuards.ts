import type { Schema } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { createAuthorization, type DenialMode } from './authorization/createAuthorization.ts';
import type { Guard } from './guard.ts';

export interface GuardOptions {
  readonly denial: DenialMode;
}

export const defaultGuardOptions: GuardOptions = { denial: 'filter' };

/**
 * Guards of a graph, in the order in which they are asked.
 *
 * @param supergraph - with its directives
 */
export function createGuards(
  apiSchema: GraphQLSchema,
  supergraph: Schema,
  { denial }: GuardOptions = defaultGuardOptions,
): readonly Guard[] {
  return [createAuthorization(apiSchema, supergraph, denial)].flatMap((guard) => guard ?? []);
}
