import type { DocumentNode } from 'graphql';
import type { FetchPlan } from './fetchPlan.ts';

/** Decides which graphlet answers what. Pure: the same operation over the same graph gives the same plan. */
export interface Planner {
  /** Names of fields that a plan may fetch for itself, with arguments that are not the client's. */
  readonly ownCalls: ReadonlySet<string>;
  /**
   * @param document - valid, without conditions, without introspection, and no selection set empty
   * @param overrideLabels - labels of `@override` and whether each is in force; a label that is not named is not
   * @throws {PlanningError} when the operation cannot be planned
   */
  plan(
    document: DocumentNode,
    operationName: string | undefined,
    overrideLabels?: ReadonlyMap<string, boolean>,
  ): FetchPlan;
}
