import type { GraphletCall } from '@graphlets/gateway/transport/transport';
import { isRecord } from '@graphlets/platform/wire';
import { executeSubgraph } from '../graph/executeSubgraph.ts';
import type { Graph } from '../graph/graph.ts';
import type { RunState } from '../graph/node.ts';

/** The text that a graphlet of the graph answers a gateway's call with, by graphql-js. */
export function answerCall(graph: Graph, { graphlet, body }: GraphletCall, state: RunState): string {
  const subgraph = graph.subgraphs.get(graphlet);
  if (subgraph === undefined) throw new Error(`There is no subgraph "${graphlet}".`);
  const variables: unknown = body.variablesJson === undefined ? {} : JSON.parse(body.variablesJson);
  const request = {
    query: body.query,
    operationName: body.operationName,
    variables: isRecord(variables) ? variables : {},
  };
  return JSON.stringify(executeSubgraph(graph, subgraph, request, state));
}
