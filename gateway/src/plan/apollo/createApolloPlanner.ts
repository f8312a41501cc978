import { operationFromDocument, type Schema, type Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { type DocumentNode, type GraphQLSchema, isInterfaceType, isUnionType, Kind } from 'graphql';
import { PlanningError } from '../../errors.ts';
import { batchLookups } from '../batchLookups.ts';
import type { FetchPlan, FetchStep } from '../fetchPlan.ts';
import { nameByGraphlet } from '../nameByGraphlet.ts';
import type { Planner } from '../planner.ts';
import { readGraphFacts } from '../verify/graphFacts.ts';
import { adaptPlan } from './adaptPlan.ts';
import { createChainRepair } from './chains/createChainRepair.ts';
import type { TypesOf } from './convert.ts';
import { ownCallsOf } from './ownCalls.ts';
import { planOneByOne } from './planOneByOne.ts';
import { refuseUnplanned } from './refuseUnplanned.ts';
import { avoidRepresentations } from './representationsVariable.ts';
import { splitByType } from './splitByType.ts';

/**
 * Ways to one field that are compared. Each interface object below another multiplies them: without a bound a dozen
 * fields take all memory there is.
 */
const OPTION_LIMIT = 1_000;

/** Passes over a plan, in this order. */
const passes = [batchLookups, nameByGraphlet] as const;

/**
 * Plans that are weighed against each other for one operation. With the planner's own 10,000 a valid operation of 1 KB
 * took 3.5 s of CPU (`npm run fuzz`, document 775), with this some 0.1 s, for a plan of the same size.
 */
const PLAN_LIMIT = 256;

/** Plans by @apollo/query-planner (Elastic License 2.0). Slow to load: import it when an unseen operation arrives. */
export function createApolloPlanner(supergraph: Supergraph): Planner {
  const planner = new QueryPlanner(supergraph, {
    reuseQueryFragments: false,
    debug: { pathsLimit: OPTION_LIMIT, maxEvaluatedPlans: PLAN_LIMIT },
  });
  const apiSchema = supergraph.apiSchema();
  const wholeSchema = supergraph.schema.toGraphQLJSSchema();
  const typesOf = createTypesOf(wholeSchema);
  const interfaceObjects = interfaceObjectsOf(supergraph);

  const ownCalls = ownCallsOf(supergraph);
  const facts = readGraphFacts(supergraph);
  const repairChains = createChainRepair(facts, typesOf, ownCalls);

  function planSteps(
    schema: Schema,
    document: DocumentNode,
    operationName: string | undefined,
    overrideLabels: ReadonlyMap<string, boolean>,
  ): readonly FetchStep[] {
    const names = avoidRepresentations(document);
    const operation = operationFromDocument(
      schema,
      names.document,
      operationName === undefined ? {} : { operationName },
    );
    return adaptPlan(
      planner.buildQueryPlan(operation, { overrideConditions: new Map(overrideLabels) }),
      typesOf,
      interfaceObjects.size > 0,
    ).map(names.restore);
  }

  return {
    ownCalls,
    plan(document, operationName, overrideLabels = new Map()) {
      try {
        const planIn = (schema: Schema) => (each: DocumentNode) =>
          planSteps(schema, each, operationName, overrideLabels);
        const repaired = planOneByOne(facts, document, (each) =>
          repairChains(each, planIn(apiSchema)(each), planIn(supergraph.schema)),
        );
        const [operation] = document.definitions;
        if (operation?.kind === Kind.OPERATION_DEFINITION) refuseUnplanned(operation, repaired);
        const steps =
          interfaceObjects.size > 0 && operation?.kind === Kind.OPERATION_DEFINITION
            ? splitByType(wholeSchema, new Set(interfaceObjects.keys()), operation, repaired)
            : repaired;
        return passes.reduce<FetchPlan>((plan, pass) => pass(plan), {
          steps,
          interfaceObjects: [...new Set([...interfaceObjects.values()].flat())],
        });
      } catch (cause) {
        if (cause instanceof PlanningError) throw cause;
        throw new PlanningError(cause instanceof Error ? cause.message : String(cause), { cause });
      }
    },
  };
}

/** By graphlet. */
function interfaceObjectsOf(supergraph: Supergraph): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const subgraph of supergraph.subgraphs()) {
    const types = subgraph.schema
      .objectTypes()
      .filter((type) => subgraph.metadata().isInterfaceObjectType(type));
    if (types.length > 0)
      found.set(
        subgraph.name,
        types.map(({ name }) => name),
      );
  }
  return found;
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
