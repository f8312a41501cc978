import { parse, validate } from 'graphql';
import type { Answer } from '../compare/answer.ts';
import type { Cause } from '../compare/difference.ts';
import type { Drive, Subject } from '../drive/subject.ts';
import type { Graph } from '../graph/graph.ts';
import type { GraphSource } from '../graph/graphSource.ts';
import { loadGraph } from '../graph/loadGraph.ts';
import { judge, tellTruth } from '../judge.ts';
import type { Operation } from '../operation/operation.ts';
import { shrinkData } from './shrinkData.ts';
import { shrinkGraph } from './shrinkGraph.ts';
import { shrinkOperation } from './shrinkOperation.ts';

/** What is needed to see a failure again. */
export interface FailingCase {
  readonly source: GraphSource;
  readonly operation: Operation;
  readonly truth: Answer;
  readonly answer: Answer | undefined;
}

/** Candidates that are tried at most: a case that is not small by then stays as it is. */
const TRY_LIMIT = 1_500;

/** Makes a failing case small: it still fails for the same cause. */
export async function shrinkCase(
  drive: Drive,
  { source, operation, truth, answer }: FailingCase,
  cause: Cause,
): Promise<FailingCase> {
  let best: FailingCase = { source, operation, truth, answer };
  let tries = 0;

  async function failsOn(graph: Graph, subject: Subject, candidate: Operation): Promise<boolean> {
    if (tries++ > TRY_LIMIT) return false;
    if (validate(graph.apiSchema, parse(candidate.query)).length > 0) return false;
    const right = tellTruth(graph, candidate);
    if (right === undefined) return false;
    const verdict = await judge(subject, candidate, right);
    if (verdict.difference?.cause !== cause) return false;
    best = { source: graph.source, operation: candidate, truth: right, answer: verdict.answer };
    return true;
  }
  async function failsAlone(candidate: GraphSource): Promise<boolean> {
    if (tries > TRY_LIMIT) return false;
    const graph = tryToLoad(candidate, drive);
    if (graph === undefined) return false;
    const subject = await drive.start(graph);
    const fails = await failsOn(graph, subject, best.operation);
    await subject.close();
    return fails;
  }
  async function shrinkOnItsGraph(): Promise<void> {
    const graph = tryToLoad(best.source, drive);
    if (graph === undefined) return;
    const subject = await drive.start(graph);
    await shrinkOperation(best.operation, (candidate) => failsOn(graph, subject, candidate));
    await subject.close();
  }

  await shrinkOnItsGraph();
  await shrinkGraph(best.source, failsAlone);
  await shrinkData(best.source, failsAlone);
  await shrinkOnItsGraph();
  return best;
}

/** A candidate may be no schema at all: then it is none. */
function tryToLoad(source: GraphSource, { urlOf }: Drive): Graph | undefined {
  try {
    const graph = loadGraph(source, urlOf);
    return 'apiSchema' in graph ? graph : undefined;
  } catch {
    return undefined;
  }
}
