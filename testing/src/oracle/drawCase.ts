import type { Answer } from './compare/answer.ts';
import type { Graph } from './graph/graph.ts';
import { tellTruth } from './judge.ts';
import { drawOperation } from './operation/drawOperation.ts';
import type { Operation } from './operation/operation.ts';
import type { Random } from './random.ts';

const ATTEMPTS = 10;

export interface Case {
  readonly operation: Operation;
  readonly truth: Answer;
}

/** Draws an operation whose answer has a handy size, and tells that answer. */
export function drawCase(random: Random, graph: Graph): Case {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const operation = drawOperation(random.fork(`size ${attempt}`), graph.apiSchema);
    const truth = tellTruth(graph, operation);
    if (truth !== undefined) return { operation, truth };
  }
  return { operation: { query: '{ __typename }', variables: {} }, truth: { data: { __typename: 'Query' } } };
}
