import { compareAnswers } from './compare/compareAnswers.ts';
import type { Drive } from './drive/subject.ts';
import { OracleError } from './errors.ts';
import { loadGraph } from './graph/loadGraph.ts';
import { judge, tellTruth, type Verdict } from './judge.ts';
import { findFixtures, readFixture } from './report/fixture.ts';

export interface Replayed {
  readonly folder: string;
  readonly verdict: Verdict;
}

/**
 * Judges fixtures again.
 *
 * @throws {OracleError} when a fixture cannot be read, does not compose, or expects what graphql-js does not answer
 */
export async function replay(folder: string, drive: Drive): Promise<readonly Replayed[]> {
  const replayed: Replayed[] = [];
  for (const fixture of await findFixtures(folder)) {
    replayed.push({ folder: fixture, verdict: await replayOne(fixture, drive) });
  }
  return replayed;
}

async function replayOne(folder: string, drive: Drive): Promise<Verdict> {
  const { source, operation, expected } = await readFixture(folder);
  const graph = loadGraph(source, drive.urlOf);
  if (!('apiSchema' in graph)) throw new OracleError(`${folder} does not compose: ${graph.join('; ')}`);
  const truth = tellTruth(graph, operation);
  const surprise = truth === undefined ? undefined : compareAnswers(truth, expected);
  if (truth === undefined || surprise !== undefined) {
    throw new OracleError(`${folder}: expected.json is not the truth: ${JSON.stringify(surprise)}`);
  }
  const subject = await drive.start(graph);
  const verdict = await judge(subject, operation, truth);
  await subject.close();
  return verdict;
}
