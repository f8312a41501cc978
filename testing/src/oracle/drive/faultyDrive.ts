import type { Answer } from '../compare/answer.ts';
import type { Graph } from '../graph/graph.ts';
import { tellTruth } from '../judge.ts';
import type { Operation } from '../operation/operation.ts';
import type { Drive } from './subject.ts';

/** For tests: a gateway that answers right but for one fault, so that what finds faults can be held against it. */
export function faultyDrive(spoil: (answer: Answer, operation: Operation, graph: Graph) => Answer): Drive {
  return {
    name: 'with a fault',
    urlOf: (name) => `lambda:${name}`,
    start: async (graph) => ({
      answer: async (operation) => spoil(tellTruth(graph, operation) ?? { data: null }, operation, graph),
      close: async () => {},
    }),
    close: async () => {},
  };
}
