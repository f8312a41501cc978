import { Kind, type OperationDefinitionNode } from 'graphql';
import { PlanningError } from '../../errors.ts';
import type { FetchStep } from '../fetchPlan.ts';

/**
 * Apollo's planner leaves a root field out without a word where no type that its graphlet has can answer what is selected
 * of it: its null would be nobody's.
 *
 * @param operation - normalised
 * @throws {PlanningError} when no step fetches some root field
 */
export function refuseUnplanned(
  { selectionSet }: OperationDefinitionNode,
  steps: readonly FetchStep[],
): void {
  const fetched = new Set(
    steps
      .flatMap(({ path, selection }) => (path.length === 0 ? selection : []))
      .map((each) => each.responseName),
  );
  for (const node of selectionSet.selections) {
    if (node.kind !== Kind.FIELD || node.name.value === '__typename') continue;
    if (fetched.has((node.alias ?? node.name).value)) continue;
    throw new PlanningError(
      `No graphlet can answer what is selected of the root field "${node.name.value}".`,
    );
  }
}
