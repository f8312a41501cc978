import type { Schema } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { createAuthorization, type DenialMode } from './authorization/createAuthorization.ts';
import { createDemandControl, type DemandOptions, defaultDemand } from './demand/createDemandControl.ts';
import type { Guard } from './guard.ts';

export interface GuardOptions {
  readonly denial: DenialMode;
  readonly demand: DemandOptions;
}

export const defaultGuardOptions: GuardOptions = { denial: 'filter', demand: defaultDemand };

/**
 * Guards of a graph, in the order in which they are asked.
 *
 * @param supergraph - with its directives
 */
export function createGuards(
  apiSchema: GraphQLSchema,
  supergraph: Schema,
  { denial, demand }: GuardOptions = defaultGuardOptions,
): readonly Guard[] {
  return [
    createDemandControl(apiSchema, supergraph, demand),
    createAuthorization(apiSchema, supergraph, denial),
  ].flatMap((guard) => guard ?? []);
}
