import { decideConditions } from '@graphlets/gateway/operation/normalize/conditions';
import { type DocumentNode, getVariableValues, Kind, parse } from 'graphql';
import type { Graph } from '../oracle/graph/graph.ts';
import { drawOperation } from '../oracle/operation/drawOperation.ts';
import type { Operation } from '../oracle/operation/operation.ts';
import { createRandom } from '../oracle/random.ts';
import { checkData } from './check/checkData.ts';
import { checkResponse } from './check/checkResponse.ts';
import type { FuzzGraph, Outcome } from './fuzzDocuments.ts';

/** Operations of one graph; each of them meets many answers. */
const OPERATIONS = 40;

export interface FuzzOperation {
  readonly operation: Operation;
  /** Its conditions decided, as the answer has to look. */
  readonly decided: DocumentNode;
}

/** Operations that graphlets have to be asked for. */
export function drawFuzzOperations(graph: Graph, seed: string): readonly FuzzOperation[] {
  return Array.from({ length: OPERATIONS }, (_, index) => {
    const operation = drawOperation(createRandom(`${seed}/operation ${index}`), graph.apiSchema);
    return { operation, decided: decide(graph, operation) };
  });
}

function decide({ apiSchema }: Graph, { query, variables }: Operation): DocumentNode {
  const document = parse(query);
  const [definition] = document.definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The operation does not come first.');
  const { coerced } = getVariableValues(apiSchema, definition.variableDefinitions ?? [], variables);
  return decideConditions(document, coerced ?? {});
}

/** Runs one operation against graphlets that mean harm, and judges what a client gets of it. */
export async function fuzzAnswer(
  { graph, transport, subject }: FuzzGraph,
  { operation, decided }: FuzzOperation,
  seed: string,
  index: number,
): Promise<Outcome> {
  transport.meddle(createRandom(`${seed}/answer ${index}`));
  let response: unknown;
  try {
    response = await subject.handle(operation);
  } catch (error) {
    return {
      family: 'answer',
      kind: 'thrown',
      problem: `it threw ${error instanceof Error ? error.stack : error}`,
    };
  }
  const failure = subject.takeFailure();
  if (failure !== undefined) {
    return { family: 'answer', kind: 'failed', problem: `the gateway failed: ${failure.slice(0, 800)}` };
  }
  const checked = checkResponse(response);
  if ('problem' in checked) return { family: 'answer', kind: 'malformed', problem: checked.problem };
  if (!checked.hasData) return { family: 'answer', kind: checked.codes[0] ?? 'nothing' };
  return {
    family: 'answer',
    kind: checked.codes.length === 0 ? 'data' : 'data and errors',
    problem: checkData(graph.apiSchema, decided, checked.data),
  };
}
