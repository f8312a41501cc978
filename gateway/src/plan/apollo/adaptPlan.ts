import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { PlanningError } from '../../errors.ts';
import type { EntityLookup, FetchStep } from '../fetchPlan.ts';
import { isNeeded } from '../isNeeded.ts';
import { selectedOf } from '../selectedOf.ts';
import { convertRequires, convertRewrites, type TypesOf } from './convert.ts';

/**
 * @apollo/query-planner's nested sequences and parallels as a graph of steps. What a sequence puts behind each other
 * stays so for mutations; for queries a step waits only for those before it whose data it uses.
 *
 * @param typeNamesDiffer - graphlets may say different types of one object (`@interfaceObject`)
 */
export function adaptPlan(
  { node }: QueryPlan,
  typesOf: TypesOf,
  typeNamesDiffer: boolean,
): readonly FetchStep[] {
  const steps: FetchStep[] = [];
  if (node === undefined) return steps;
  if (node.kind === 'Subscription') throw new PlanningError('Subscriptions are not supported.');
  visit(node, [], []);
  return steps;

  /** @returns ids of all steps of the node */
  function visit(current: PlanNode, path: readonly string[], before: readonly number[]): readonly number[] {
    switch (current.kind) {
      case 'Fetch':
        return [addStep(current, path, before)];
      case 'Flatten':
        return visit(current.node, [...path, ...current.path.map(String)], before);
      case 'Parallel':
        return current.nodes.flatMap((child) => visit(child, path, before));
      case 'Sequence': {
        const done: number[] = [];
        for (const child of current.nodes) done.push(...visit(child, path, [...before, ...done]));
        return done;
      }
      default:
        throw new PlanningError(`The planner made a ${current.kind} node, which nothing asked for.`);
    }
  }

  function addStep(fetch: FetchNode, path: readonly string[], before: readonly number[]): number {
    const isMutation = fetch.operationKind === 'mutation';
    const outputRewrites = convertRewrites(fetch.outputRewrites, typesOf);
    const root = fetch.requires === undefined ? [] : ['_entities'];
    const selection = selectedOf(fetch.operation, root, outputRewrites);
    const lookups: readonly EntityLookup[] =
      fetch.requires === undefined
        ? []
        : [
            {
              responseName: '_entities',
              variable: 'representations',
              path,
              selection: selection[0]?.selection ?? [],
              requires: convertRequires(fetch.requires, typesOf),
              inputRewrites: convertRewrites(fetch.inputRewrites, typesOf),
              outputRewrites,
            },
          ];
    const step: FetchStep = {
      id: steps.length,
      graphlet: fetch.serviceName,
      operation: fetch.operation,
      operationName: fetch.operationName,
      isMutation,
      variables: fetch.variableUsages ?? [],
      needs: [],
      path: lookups.length === 0 ? path : [],
      lookups,
      selection: lookups.length === 0 ? selection : [],
      outputRewrites: lookups.length === 0 ? outputRewrites : [],
    };
    const isStrict = before.some((id) => steps[id]?.isMutation === true);
    const needs = before.filter((id) => {
      const earlier = steps[id];
      return earlier !== undefined && (isStrict || isNeeded(step, earlier, typeNamesDiffer));
    });
    steps.push({ ...step, needs });
    return step.id;
  }
}
