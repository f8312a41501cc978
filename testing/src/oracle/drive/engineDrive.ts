import { defaultDemand, defaultGuardOptions } from '@graphlets/gateway/guards/guardOptions';
import type { Engine, EngineOptions } from '@graphlets/gateway/operation/engine';
import type { Transport } from '@graphlets/gateway/transport/transport';
import type { Deadline } from '@graphlets/platform/deadline';
import { createLog } from '@graphlets/platform/log';
import { parseAnswer } from '../compare/answer.ts';
import { createRunState } from '../graph/node.ts';
import { answerCall } from './answerCall.ts';
import type { Drive } from './subject.ts';

/** Random operations are as costly as it happens. */
const guards = { ...defaultGuardOptions, demand: { ...defaultDemand, mode: 'off' } } as const;
/** Answers are small: both ways of reading have their part in most of them. */
const expressionsAfter = 2;
const log = createLog({ function: 'oracle', write: () => {} });
const noDeadline: Deadline = {
  at: Number.MAX_SAFE_INTEGER,
  hasPassed: false,
  remainingMs: () => Number.MAX_SAFE_INTEGER,
  onPassed: () => () => {},
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
      const transport: Transport = {
        call: async (call) => answerCall(graph, call, current),
        close: async () => {},
      };
      const { supergraphSdl } = graph;
      const engine = await createEngine({ supergraphSdl, transport, guards, expressionsAfter, log });
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
