import type { Schema } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { createAuthorization } from './authorization/createAuthorization.ts';
import { createDemandControl } from './demand/createDemandControl.ts';
import type { Guard } from './guard.ts';
import { defaultGuardOptions, type GuardOptions } from './guardOptions.ts';
import { createOverrides } from './override/createOverrides.ts';

/**
 * Guards of a graph, in the order in which they are asked.
 *
 * @param supergraph - with its directives
 */
export function createGuards(
  apiSchema: GraphQLSchema,
  supergraph: Schema,
  { denial, demand, overridePercents }: GuardOptions = defaultGuardOptions,
): readonly Guard[] {
  return [
    createDemandControl(apiSchema, supergraph, demand),
    createAuthorization(apiSchema, supergraph, denial),
    createOverrides(supergraph, overridePercents),
  ].flatMap((guard) => guard ?? []);
}
