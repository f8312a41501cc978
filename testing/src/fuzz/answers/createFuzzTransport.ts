import type { GraphletCall, Transport } from '@graphlets/gateway/transport/transport';
import {
  GraphletFailedError,
  GraphletThrottledError,
  GraphletTimeoutError,
  ResponseTooLargeError,
} from '@graphlets/platform/errors';
import { isRecord } from '@graphlets/platform/wire';
import { executeSubgraph } from '../../oracle/graph/executeSubgraph.ts';
import type { Graph } from '../../oracle/graph/graph.ts';
import { createRunState } from '../../oracle/graph/node.ts';
import type { Random } from '../../oracle/random.ts';
import { drawAnswer } from './drawAnswer.ts';

/** True answers that are kept, by what was asked. */
const KEPT = 200;

/** Graphlets of a graph that answer the truth, or what a source of malice makes of it. */
export interface FuzzTransport extends Transport {
  /** @param random - of the next request; undefined: the truth, from now on */
  meddle(random: Random | undefined): void;
  /** Answers so far that were not the truth. */
  hostileCount(): number;
}

export function createFuzzTransport(graph: Graph): FuzzTransport {
  const truths = new Map<string, string>();
  let malice: Random | undefined;
  let calls = 0;
  let hostile = 0;

  function truthOf({ graphlet, body }: GraphletCall): string {
    const key = `${graphlet}\n${body.query}\n${body.variablesJson}`;
    const known = truths.get(key);
    if (known !== undefined) return known;
    const subgraph = graph.subgraphs.get(graphlet);
    if (subgraph === undefined) throw new Error(`There is no subgraph "${graphlet}".`);
    const variables: unknown = body.variablesJson === undefined ? {} : JSON.parse(body.variablesJson);
    const request = {
      query: body.query,
      operationName: body.operationName,
      variables: isRecord(variables) ? variables : {},
    };
    const truth = JSON.stringify(executeSubgraph(graph, subgraph, request, createRunState()));
    if (truths.size >= KEPT) truths.clear();
    truths.set(key, truth);
    return truth;
  }

  return {
    meddle(random) {
      malice = random;
      calls = 0;
    },
    hostileCount: () => hostile,
    async call(call) {
      const truth = truthOf(call);
      const random = malice?.fork(`call ${calls++}`);
      if (random === undefined || random.chance(0.3)) return truth;
      hostile++;
      if (random.chance(0.05)) throw drawFailure(random, call.graphlet);
      return drawAnswer(random, truth);
    },
    close: async () => {},
  };
}

function drawFailure(random: Random, graphlet: string): Error {
  return random.pick([
    new GraphletTimeoutError(graphlet, 1),
    new GraphletThrottledError(graphlet),
    new GraphletFailedError(graphlet, 'it crashed'),
    new ResponseTooLargeError('An answer', 1),
  ]);
}
