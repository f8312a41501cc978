import type { Answer } from '../compare/answer.ts';
import type { Graph } from '../graph/graph.ts';
import type { UrlOf } from '../graph/loadGraph.ts';
import type { RunState } from '../graph/node.ts';
import type { Operation } from '../operation/operation.ts';

/** A gateway under test that serves one graph. */
export interface Subject {
  /**
   * @param state - what the operation leaves behind in the subgraphs
   * @throws {Error} when the gateway does not answer by GraphQL
   */
  answer(operation: Operation, state: RunState): Promise<Answer>;
  close(): Promise<void>;
}

/** Stands up the gateway under test; asked once for each graph. */
export interface Drive {
  /** For people, e.g. `apollo in process`. */
  readonly name: string;
  /** Where the gateway reaches a subgraph. */
  readonly urlOf: UrlOf;
  start(graph: Graph): Promise<Subject>;
  close(): Promise<void>;
}
