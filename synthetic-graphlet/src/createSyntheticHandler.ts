import { AsyncLocalStorage } from 'node:async_hooks';
import {
  createGraphletHandler,
  type GraphletHandler,
  type GraphletOptions,
} from '@graphlets/platform/graphlet/createGraphletHandler';
import { readHttpEvent } from '@graphlets/platform/graphlet/httpEvent';
import { createContext } from './context.ts';
import { type Call, createCall } from './faults/call.ts';
import type { Effects } from './faults/effects.ts';
import { createResolvers } from './resolvers/createResolvers.ts';
import { syntheticSdl } from './schema/syntheticSdl.ts';

export interface SyntheticOptions
  extends Pick<GraphletOptions<object>, 'timeoutMs' | 'logLevel' | 'env' | 'log'> {
  /** 1 or more. */
  readonly instance: number;
  readonly effects: Effects;
}

/** What is known of a call before the platform has read it. */
interface Incoming {
  readonly call: Call;
  readonly httpHeaders: Readonly<Record<string, string>>;
}

/** The handler of `synthetic-<instance>`: a graphlet like any other, whose answer may be spoiled on its way out. */
export function createSyntheticHandler({ instance, effects, ...options }: SyntheticOptions): GraphletHandler {
  const name = `synthetic-${instance}`;
  const incoming = new AsyncLocalStorage<Incoming>();
  const handler = createGraphletHandler({
    ...options,
    name,
    typeDefs: syntheticSdl(instance),
    resolvers: createResolvers(instance),
    createContext({ headers }) {
      const { call, httpHeaders } = incoming.getStore() ?? { call: createCall(effects), httpHeaders: {} };
      return createContext(name, call, { ...httpHeaders, ...headers });
    },
  });
  return (event, lambda) => {
    const call = createCall(effects);
    const httpHeaders = readHttpEvent(event)?.headers ?? {};
    return incoming.run({ call, httpHeaders }, async () => call.finish(await handler(event, lambda)));
  };
}
