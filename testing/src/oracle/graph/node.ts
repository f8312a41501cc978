import type { SelectionSetNode } from 'graphql';
import type { StoredObject } from './graphSource.ts';

/** What resolvers pass on: a stored object and how it was come by. */
export interface Node {
  readonly object: StoredObject;
  /** Mutations before the one that led here. */
  readonly sequence: number;
  /** What the gateway sent, when it asked for an entity. */
  readonly representation?: Readonly<Record<string, unknown>> | undefined;
  /** External fields that may be read on this way: the selections of `@provides`. */
  readonly provided?: readonly SelectionSetNode[] | undefined;
}

/** What one operation leaves behind, the same for the whole and for all subgraphs. */
export interface RunState {
  mutations: number;
  /** Fields resolved so far. */
  fields: number;
  /** What a gateway must not do, whether its answer shows it or not. */
  readonly faults: string[];
}

export function createRunState(): RunState {
  return { mutations: 0, fields: 0, faults: [] };
}
