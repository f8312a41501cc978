import type { Schema } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { createAuthorization, type DenialMode } from './authorization/createAuthorization.ts';
import { createDemandControl, type DemandOptions, defaultDemand } from './demand/createDemandControl.ts';
import type { Guard } from './guard.ts';
import { createOverrides } from './override/createOverrides.ts';

export interface GuardOptions {
  readonly denial: DenialMode;
  readonly demand: DemandOptions;
  /** Percent of requests for which a label of `@override` is in force that is no percentage itself. */
  readonly overridePercents: ReadonlyMap<string, number>;
}

export const defaultGuardOptions: GuardOptions = {
  denial: 'filter',
  demand: defaultDemand,
  overridePercents: new Map(),
};

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
