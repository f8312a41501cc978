import { Supergraph } from '@apollo/federation-internals';
import { PlanningError } from '@graphlets/gateway/errors';
import { splitIntrospection } from '@graphlets/gateway/operation/introspection/introspection';
import { decideConditions } from '@graphlets/gateway/operation/normalize/conditions';
import { internalNames } from '@graphlets/gateway/operation/normalize/internalNames';
import { normalize } from '@graphlets/gateway/operation/normalize/normalize';
import { sameOperation } from '@graphlets/gateway/operation/normalize/sameOperation';
import { parseOperation } from '@graphlets/gateway/operation/parse/parseOperation';
import { coerceVariables } from '@graphlets/gateway/operation/variables/coerceVariables';
import { createApolloPlanner } from '@graphlets/gateway/plan/apollo/createApolloPlanner';
import { readGraphFacts } from '@graphlets/gateway/plan/verify/graphFacts';
import type { PlanFaultKind } from '@graphlets/gateway/plan/verify/planFault';
import { verifyPlan } from '@graphlets/gateway/plan/verify/verifyPlan';
import type { Graph } from '../graph/graph.ts';
import type { Operation } from '../operation/operation.ts';

/** Why a plan cannot lead to the right answer. */
export interface PlanFlaw {
  readonly kind: PlanFaultKind | 'refused by the planner';
  readonly detail: string;
}

/** Plans an operation as the compiled engine does, and proves the plan. Empty when the plan is right. */
export type ProvePlan = (operation: Operation) => readonly PlanFlaw[];

export function createProof({ supergraphSdl }: Graph): ProvePlan {
  const supergraph = Supergraph.build(supergraphSdl);
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  const planner = createApolloPlanner(supergraph);
  const facts = readGraphFacts(supergraph);

  return ({ query, variables }) => {
    const parsed = parseOperation(schema, query, undefined);
    if (parsed.kind === 'refusal') return [];
    const coerced = coerceVariables(schema, parsed.operation, variables);
    if ('errors' in coerced) return [];
    const decided = decideConditions(parsed.document, coerced.values);
    const renamed = sameOperation(parsed, internalNames(decided, planner.ownCalls)(decided));
    const { data } = splitIntrospection(renamed.document, renamed.operation);
    if (data === undefined) return [];
    const normal = sameOperation(parsed, normalize(schema, data, sameOperation(parsed, data).operation));
    try {
      return verifyPlan(
        planner.plan(normal.document, normal.operation.name?.value),
        normal.operation,
        facts,
        { isStrict: true },
      );
    } catch (error) {
      if (!(error instanceof PlanningError)) throw error;
      return [{ kind: 'refused by the planner', detail: error.message }];
    }
  };
}
