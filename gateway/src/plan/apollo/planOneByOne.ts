import { type DocumentNode, Kind, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { FetchStep } from '../fetchPlan.ts';
import type { GraphFacts } from '../verify/graphFacts.ts';
import { verifyPlan } from '../verify/verifyPlan.ts';

/**
 * Apollo's planner puts neighbouring fields of a mutation into one request, and may lose what is selected of one. Where its
 * plan is proved wrong, each field is planned apart. Kept where the proof finds fewer faults in it.
 *
 * @param document - of one normalised operation
 * @param plan - plans a document
 */
export function planOneByOne(
  facts: GraphFacts,
  document: DocumentNode,
  plan: (document: DocumentNode) => readonly FetchStep[],
): readonly FetchStep[] {
  const steps = plan(document);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return steps;
  const fields = fieldsApart(operation);
  if (operation.operation !== OperationTypeNode.MUTATION || fields.length < 2) return steps;
  const faults = verifyPlan({ steps }, operation, facts).length;
  if (faults === 0) return steps;

  const apart: FetchStep[] = [];
  for (const field of fields) {
    const before = apart.map(({ id }) => id);
    for (const step of plan({ ...document, definitions: [field] })) {
      const needs = [...before, ...step.needs.map((id) => id + before.length)];
      apart.push({ ...step, id: step.id + before.length, needs });
    }
  }
  return verifyPlan({ steps: apart }, operation, facts).length < faults ? apart : steps;
}

/** An operation for each root field. */
function fieldsApart(operation: OperationDefinitionNode): readonly OperationDefinitionNode[] {
  const { selectionSet } = operation;
  return selectionSet.selections
    .filter((node) => node.kind === Kind.FIELD && node.name.value !== '__typename')
    .map((node) => ({ ...operation, selectionSet: { ...selectionSet, selections: [node] } }));
}
