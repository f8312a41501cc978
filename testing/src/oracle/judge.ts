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

/** Asks the gateway, and holds its answer against the truth. */
export async function judge(subject: Subject, operation: Operation, truth: Answer): Promise<Verdict> {
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

/** The right answer, as it would be on the wire; undefined when it is too large to be of use. */
export function tellTruth(graph: Graph, { query, variables }: Operation): Answer | undefined {
  const result = executeWhole(graph, parse(query), variables);
  return result === undefined ? undefined : JSON.parse(JSON.stringify(result));
}
