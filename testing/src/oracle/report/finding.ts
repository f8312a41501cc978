import type { Difference } from '../compare/difference.ts';
import type { Graph } from '../graph/graph.ts';
import type { Verdict } from '../judge.ts';
import type { Operation } from '../operation/operation.ts';
import type { PlanFlaw } from '../prove/provePlan.ts';

/** One operation that was not answered right. */
export interface Finding {
  /** Numbers from 0; with the seed they draw the same case again. */
  readonly graphNumber: number;
  readonly operationNumber: number;
  readonly graph: Graph;
  readonly operation: Operation;
  readonly verdict: Verdict & { readonly difference: Difference };
  readonly blame: Blame;
}

/** Whose fault it is; `unknown` where nobody can tell. */
export type Culprit = 'planner' | 'executor' | 'unknown';

export interface Blame {
  readonly culprit: Culprit;
  /** What is wrong with the plan. */
  readonly flaws: readonly PlanFlaw[];
}

/** Tells planner from executor, by a proof of the plan. */
export type Classify = (failed: { readonly graph: Graph; readonly operation: Operation }) => Blame;
