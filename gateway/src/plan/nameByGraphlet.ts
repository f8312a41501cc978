import type { FetchPlan, FetchStep } from './fetchPlan.ts';

/** A planner's count of its steps, at the end of a name. */
const COUNT = /__\d+$/;

/** Gives steps that ask a graphlet the same the same text, so that it is sent once: a planner counts them in their names. */
export function nameByGraphlet({ steps, ...plan }: FetchPlan): FetchPlan {
  return { ...plan, steps: steps.map(withoutCount) };
}

function withoutCount(step: FetchStep): FetchStep {
  const { operationName: name, operation } = step;
  if (name === undefined) return step;
  const operationName = name.replace(COUNT, '');
  // The first of it is where the operation is named: only the kind of operation stands before.
  return { ...step, operationName, operation: operation.replace(name, operationName) };
}
