import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { type Admit, constantAdmission, inspectOperation } from '../guards/admit.ts';
import { createGuards } from '../guards/createGuards.ts';
import type { Admission } from '../guards/guard.ts';
import type { EngineOptions, Refusal } from '../operation/engine.ts';
import { createClientSchema } from '../operation/introspection/createClientSchema.ts';
import { conditionVariables, decideConditions } from '../operation/normalize/conditions.ts';
import { sameOperation } from '../operation/normalize/sameOperation.ts';
import { type ParsedOperation, parseOperation } from '../operation/parse/parseOperation.ts';
import { coerceVariables, type Variables } from '../operation/variables/coerceVariables.ts';
import { describeVariables } from '../operation/variables/describeVariables.ts';
import { createApolloPlanner } from '../plan/apollo/createApolloPlanner.ts';
import type { OperationBlueprint } from './blueprint.ts';
import { type PlannedVariant, planVariant } from './planVariant.ts';

/** All that needs a schema and a planner: loaded when an operation arrives that nobody has seen. */
export interface Planning {
  /** Routing URL by graphlet. */
  readonly urls: ReadonlyMap<string, string>;
  prepare(source: string, operationName: string | undefined): PlannableOperation | Refusal;
}

export interface PlannableOperation {
  readonly kind: 'plannable';
  readonly blueprint: OperationBlueprint;
  readonly admit: Admit;
  /** What the guards say of every request with these conditions; undefined where that depends. */
  admitAll(conditions: Variables): Admission | undefined;
  /** Says what is wrong with variables. */
  coerce(variables: Variables): ReturnType<typeof coerceVariables>;
  /**
   * @param conditions - values of the variables that conditions ask
   * @param admission - what the guards leave of the operation
   * @throws {PlanningError} when it cannot be planned
   */
  plan(conditions: Variables, admission: Admission): PlannedVariant;
}

export type PlanningOptions = Pick<EngineOptions, 'supergraphSdl' | 'limits' | 'guards'>;

/** @throws {Error} when the supergraph is none */
export function createPlanning({ supergraphSdl, limits, guards: guardOptions }: PlanningOptions): Planning {
  const supergraph = Supergraph.build(supergraphSdl, {
    supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
  });
  const { schema, withoutLinked } = createClientSchema(supergraph);
  const planner = createApolloPlanner(supergraph);
  const guards = createGuards(schema, supergraph.schema, guardOptions);

  return {
    urls: new Map(supergraph.subgraphsMetadata().map(({ name, url }) => [name, url])),
    prepare(source, operationName) {
      const parsed = parseOperation(schema, source, operationName, limits);
      return parsed.kind === 'refusal' ? parsed : prepare(withoutLinked(parsed));
    },
  };

  function prepare(parsed: ParsedOperation): PlannableOperation {
    const { operation } = parsed;
    return {
      kind: 'plannable',
      blueprint: {
        type: operation.operation === 'mutation' ? 'mutation' : 'query',
        name: operation.name?.value,
        inputs: describeVariables(schema, operation),
        conditions: conditionVariables(parsed.document),
      },
      admit: inspectOperation(guards, parsed),
      admitAll: (conditions) =>
        constantAdmission(guards, sameOperation(parsed, decideConditions(parsed.document, conditions))),
      coerce: (variables) => coerceVariables(schema, operation, variables),
      plan: (conditions, admission) => planVariant(schema, planner, parsed, conditions, admission),
    };
  }
}
