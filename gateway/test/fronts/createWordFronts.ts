import { systemClock } from '@graphlets/platform/clock';
import { createLog } from '@graphlets/platform/log';
import { createFunctionRuntime } from '@graphlets/platform/telemetry/functionRuntime';
import { noTelemetry } from '@graphlets/platform/telemetry/noTelemetry';
import { createAuthenticate } from '../../src/authentication/authenticate.ts';
import { createCompiledEngine } from '../../src/compiled/createCompiledEngine.ts';
import { createGateway } from '../../src/gateway.ts';
import { createHttpFront } from '../../src/http/createHttpFront.ts';
import type { Fronts } from '../../src/openFronts.ts';
import { fakeGraph } from '../fakeGraphlets.ts';

export const LIMIT_BYTES = 2_000;
export const log = createLog({ function: 'gateway', write: () => {} });
/** Of every invocation. */
export const lambdaContext = { awsRequestId: 'from-lambda', getRemainingTimeInMillis: () => 5_000 };

export const runRequest = createFunctionRuntime({
  timeoutMs: 5_000,
  flushReserveMs: 10,
  telemetry: noTelemetry(systemClock),
  log,
  clock: systemClock,
});

/** A gateway over a graph that says a word back. */
export async function createWordFronts(): Promise<Fronts> {
  const { supergraphSdl, transport } = fakeGraph({
    words: {
      sdl: 'type Query { say(word: String!): String secret: String @requiresScopes(scopes: [["read"]]) } type Mutation { do: Int }',
      resolvers: {
        Query: { say: (_: unknown, { word }: { word: string }) => word, secret: () => 's' },
        Mutation: { do: () => 1 },
      },
    },
  });
  const gateway = createGateway({
    engine: await createCompiledEngine({ supergraphSdl, transport, log }),
    config: { forwardHeaders: [], stickyKey: { from: 'request' } },
    authenticate: createAuthenticate(
      { by: 'authorizer', names: { scopes: ['scope'], policies: [] } },
      (_source, read) => read(),
      systemClock,
    ),
    runRequest,
  });
  const config = {
    corsOrigins: ['https://site.example'],
    bodyLimitBytes: LIMIT_BYTES,
    answerLimitBytes: LIMIT_BYTES,
  };
  const http = createHttpFront({ gateway, config, health: { supergraph: 'v1' } });
  return { gateway, http };
}
