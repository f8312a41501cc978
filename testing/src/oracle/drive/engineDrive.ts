import { defaultDemand, defaultGuardOptions } from '@graphlets/gateway/guards/guardOptions';
import type { Engine, EngineOptions } from '@graphlets/gateway/operation/engine';
import type { GraphletCall, Transport } from '@graphlets/gateway/transport/transport';
import type { Deadline } from '@graphlets/platform/deadline';
import { createLog } from '@graphlets/platform/log';
import { isRecord } from '@graphlets/platform/wire';
import { parseAnswer } from '../compare/answer.ts';
import { executeSubgraph } from '../graph/executeSubgraph.ts';
import type { Graph } from '../graph/graph.ts';
import { createRunState, type RunState } from '../graph/node.ts';
import type { Drive } from './subject.ts';

/** Random operations are as costly as it happens. */
const guards = { ...defaultGuardOptions, demand: { ...defaultDemand, mode: 'off' } } as const;
const log = createLog({ function: 'oracle', write: () => {} });
const noDeadline: Deadline = {
  at: Number.MAX_SAFE_INTEGER,
  remainingMs: () => Number.MAX_SAFE_INTEGER,
  signal: new AbortController().signal,
  release: () => {},
};

/** Drives one of the gateway's engines in this process, its subgraphs by graphql-js: the fast way. */
export function engineDrive(name: string, createEngine: (options: EngineOptions) => Promise<Engine>): Drive {
  return {
    name: `${name} in process`,
    urlOf: (subgraph) => `lambda:${subgraph}`,
    async start(graph) {
      let current = createRunState();
      const transport = createTransport(graph, () => current);
      const engine = await createEngine({ supergraphSdl: graph.supergraphSdl, transport, guards, log });
      return {
        async answer({ query, variables }, state) {
          current = state;
          const prepared = await engine.prepare(query, undefined);
          if (prepared.kind === 'refusal') return { errors: prepared.errors };
          const request = { requestId: 'oracle', deadline: noDeadline, log, headers: {} };
          const { body } = await prepared.run(variables, request);
          return parseAnswer(body);
        },
        close: () => engine.close(),
      };
    },
    close: async () => {},
  };
}

function createTransport(graph: Graph, state: () => RunState): Transport {
  return {
    async call({ graphlet, body }: GraphletCall) {
      const subgraph = graph.subgraphs.get(graphlet);
      if (subgraph === undefined) throw new Error(`There is no subgraph "${graphlet}".`);
      const variables: unknown = body.variablesJson === undefined ? {} : JSON.parse(body.variablesJson);
      const request = {
        query: body.query,
        operationName: body.operationName,
        variables: isRecord(variables) ? variables : {},
      };
      return JSON.stringify(executeSubgraph(graph, subgraph, request, state()));
    },
    close: async () => {},
  };
}
