import type { Graph } from '../graph/graph.ts';
import type { Classify } from '../report/finding.ts';
import { createProof, type ProvePlan } from './provePlan.ts';

/** Of the compiled engine: a wrong answer is the planner's when its plan is proved wrong, else the executor's. */
export function blameByProof(): Classify {
  let latest: { readonly graph: Graph; readonly prove: ProvePlan } | undefined;
  return ({ graph, operation }) => {
    if (latest?.graph !== graph) latest = { graph, prove: createProof(graph) };
    const flaws = latest.prove(operation);
    return { culprit: flaws.length > 0 ? 'planner' : 'executor', flaws };
  };
}

/** Of any other gateway nobody sees the plans. */
export const blameNobody: Classify = () => ({ culprit: 'unknown', flaws: [] });
