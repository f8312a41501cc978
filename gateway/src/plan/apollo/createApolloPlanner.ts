import { operationFromDocument, type Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { type GraphQLSchema, isInterfaceType, isUnionType } from 'graphql';
import { PlanningError } from '../../errors.ts';
import { batchLookups } from '../batchLookups.ts';
import type { Planner } from '../planner.ts';
import { adaptPlan } from './adaptPlan.ts';
import type { TypesOf } from './convert.ts';

/** Passes over a plan, in this order. */
const passes = [batchLookups] as const;

/** Plans by @apollo/query-planner (Elastic License 2.0). Slow to load: import it when an unseen operation arrives. */
export function createApolloPlanner(supergraph: Supergraph): Planner {
  const planner = new QueryPlanner(supergraph);
  const apiSchema = supergraph.apiSchema();
  const typesOf = createTypesOf(supergraph.schema.toGraphQLJSSchema());

  return {
    plan(document, operationName) {
      try {
        const operation = operationFromDocument(
          apiSchema,
          document,
          operationName === undefined ? {} : { operationName },
        );
        const plan = adaptPlan(planner.buildQueryPlan(operation), typesOf);
        return passes.reduce((current, pass) => pass(current), plan);
      } catch (cause) {
        if (cause instanceof PlanningError) throw cause;
        throw new PlanningError(cause instanceof Error ? cause.message : String(cause), { cause });
      }
    },
  };
}

/** With the types that the API does not show: they are in the data all the same. */
function createTypesOf(schema: GraphQLSchema): TypesOf {
  return (condition) => {
    const type = schema.getType(condition);
    if (isInterfaceType(type)) {
      const { objects, interfaces } = schema.getImplementations(type);
      return [condition, ...[...objects, ...interfaces].map(({ name }) => name)];
    }
    return isUnionType(type) ? [condition, ...type.getTypes().map(({ name }) => name)] : [condition];
  };
}
