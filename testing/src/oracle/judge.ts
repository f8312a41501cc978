import { parse } from 'graphql';
import type { Answer } from './compare/answer.ts';
import { compareAnswers } from './compare/compareAnswers.ts';
import type { Difference } from './compare/difference.ts';
import type { Subject } from './drive/subject.ts';
import { executeWhole } from './graph/executeWhole.ts';
import type { Graph } from './graph/graph.ts';
import { createRunState } from './graph/node.ts';
import type { Operation } from './operation/operation.ts';

export interface Verdict {
  readonly truth: Answer;
  readonly answer: Answer | undefined;
  readonly difference: Difference | undefined;
  /** What the gateway asked of subgraphs and must not. */
  readonly faults: readonly string[];
}

/** Asks the whole and the gateway, and compares. */
export async function judge(graph: Graph, subject: Subject, operation: Operation): Promise<Verdict> {
  const truth = tellTruth(graph, operation);
  const state = createRunState();
  let answer: Answer | undefined;
  let difference: Difference | undefined;
  try {
    answer = await subject.answer(operation, state);
    difference = compareAnswers(truth, answer);
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    difference = { cause: 'crash', path: [], detail };
  }
  return { truth, answer, difference, faults: state.faults };
}

/** The right answer, as it would be on the wire. */
export function tellTruth(graph: Graph, { query, variables }: Operation): Answer {
  return JSON.parse(JSON.stringify(executeWhole(graph, parse(query), variables)));
}
