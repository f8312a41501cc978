import { type DocumentNode, Kind } from 'graphql';
import type { FetchStep } from '../../fetchPlan.ts';
import type { GraphFacts } from '../../verify/graphFacts.ts';
import { verifyPlan } from '../../verify/verifyPlan.ts';
import type { TypesOf } from '../convert.ts';
import { createRequiredNames } from '../requiredNames.ts';
import { chainedFieldsOf } from './chainedFields.ts';
import { chainStep } from './chainStep.ts';
import { expandChains } from './expandChains.ts';

/**
 * The steps that were planned, or better ones.
 *
 * @param document - of one normalised operation
 * @param plan - plans a document that may select fields which clients do not see
 */
export type ChainRepair = (
  document: DocumentNode,
  steps: readonly FetchStep[],
  plan: (document: DocumentNode) => readonly FetchStep[],
) => readonly FetchStep[];

/**
 * Apollo's planner asks for a field without what it requires where another field requires it, two hops away; takes two
 * required calls with different arguments for one; and finds objects by a key that their graphlet does not resolve. Where
 * a plan is proved wrong and the operation has such a field, the planner is asked for what that field requires instead, and
 * a look-up of the field comes after. Kept where the proof finds fewer faults in it.
 *
 * @param calls - fields with arguments that some `@requires` selects
 */
export function createChainRepair(
  facts: GraphFacts,
  typesOf: TypesOf,
  calls: ReadonlySet<string>,
): ChainRepair {
  const chained = chainedFieldsOf(facts, calls);

  return (document, steps, plan) => {
    const [operation] = document.definitions;
    if (chained.size === 0 || operation?.kind !== Kind.OPERATION_DEFINITION) return steps;
    const expanded = expandChains(facts.schema, operation, chained, createRequiredNames(calls));
    if (expanded.chains.length === 0) return steps;
    const faults = verifyPlan({ steps }, operation, facts).length;
    if (faults === 0) return steps;

    const better = [...plan({ ...document, definitions: [expanded.operation] })];
    for (const chain of expanded.chains) better.push(chainStep(chain, operation, better, typesOf));
    return verifyPlan({ steps: better }, operation, facts).length < faults ? better : steps;
  };
}
