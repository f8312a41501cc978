import type { GraphletCall, Transport } from '@graphlets/gateway/transport/transport';
import {
  GraphletFailedError,
  GraphletThrottledError,
  GraphletTimeoutError,
  ResponseTooLargeError,
} from '@graphlets/platform/errors';
import { answerCall } from '../../oracle/drive/answerCall.ts';
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

  function truthOf(call: GraphletCall): string {
    const { graphlet, body } = call;
    const key = `${graphlet}\n${body.query}\n${body.variablesJson}`;
    const known = truths.get(key);
    if (known !== undefined) return known;
    const truth = answerCall(graph, call, createRunState());
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
