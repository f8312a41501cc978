import type { DocumentNode } from 'graphql';
import type { FetchPlan } from './fetchPlan.ts';

/** Decides which graphlet answers what. Pure: the same operation over the same graph gives the same plan. */
export interface Planner {
  /**
   * @param document - valid, without conditions, without introspection, and no selection set empty
   * @throws {PlanningError} when the operation cannot be planned
   */
  plan(document: DocumentNode, operationName: string | undefined): FetchPlan;
}
