import { type Clock, systemClock } from '@graphlets/platform/clock';
import type { Log } from '@graphlets/platform/log';
import { createFunctionRuntime } from '@graphlets/platform/telemetry/functionRuntime';
import type { Telemetry } from '@graphlets/platform/telemetry/telemetry';
import { createAuthenticate } from './authentication/authenticate.ts';
import type { GatewayConfig } from './config/parseConfig.ts';
import { createEngine } from './createEngine.ts';
import { SupergraphUnavailableError } from './errors.ts';
import { createGateway } from './gateway.ts';
import { createPage, type ReadAsset } from './graphiql/createPage.ts';
import { createHttpFront } from './http/createHttpFront.ts';
import { createObserveReading } from './observeReading.ts';
import type { Fronts } from './openFronts.ts';
import { loadSupergraph } from './registry/loadSupergraph.ts';
import type { RequestObserver } from './requestFacts.ts';
import { createTrafficLog } from './traffic/createTrafficLog.ts';
import { readMarkedSchema } from './traffic/sensitiveSchema.ts';
import { createSharingTransport } from './transport/createSharingTransport.ts';
import { createTransport } from './transport/createTransport.ts';
import type { Credentials } from './transport/credentials.ts';
import { createHttpClient } from './transport/httpClient.ts';
import { createHttpTransport } from './transport/httpTransport.ts';
import { createLambdaTransport } from './transport/lambdaTransport.ts';
import { createResilientTransport } from './transport/resilience/createResilientTransport.ts';

/** A supergraph links what it uses of these. */
const ASKS_FOR_CLAIMS = /specs\.apollo\.dev\/(authenticated|requiresScopes|policy)\/v/;

/** What the process that serves gives: a Lambda's environment, or a server. */
export interface ProcessParts {
  readonly credentials: Credentials;
  readonly readAsset: ReadAsset;
  readonly log: Log;
  readonly telemetry: Telemetry;
  /** Lambda's trace header of the invocation at hand. */
  readonly traceHeader?: () => string | undefined;
  readonly clock?: Clock;
}

/**
 * Wires a gateway from its configuration: supergraph, transports, engine, fronts.
 *
 * @throws {SupergraphUnavailableError} when there is no graph to serve
 */
export async function createFronts(
  config: GatewayConfig,
  { credentials, readAsset, log, telemetry, traceHeader, clock = systemClock }: ProcessParts,
): Promise<Fronts & { close(): Promise<void> }> {
  const { region, s3Endpoint } = config;
  const client = createHttpClient();
  const observe = createObserveReading(telemetry, clock);
  const supergraph = await observe('Registry', () =>
    loadSupergraph(config.supergraph, { client, region, endpoint: s3Endpoint, credentials }),
  );
  const resilient = createResilientTransport({
    inner: createTransport({
      lambda: createLambdaTransport({
        clock,
        client,
        region,
        endpoint: config.lambdaEndpoint,
        credentials,
      }),
      http: createHttpTransport({ client, responseLimitBytes: config.responseLimitBytes }),
    }),
    settings: config.calls,
    clock,
    random: Math.random,
  });
  const transport = config.sharesCalls ? createSharingTransport(resilient, clock) : resilient;
  const engine = await createEngine(config.engine, {
    supergraphSdl: supergraph.sdl,
    bakedPlans: supergraph.bakedPlans,
    transport,
    limits: config.limits,
    guards: config.guards,
    cacheBytes: config.cacheBytes,
    log,
  }).catch((cause: unknown) => {
    throw new SupergraphUnavailableError(
      `${supergraph.version} is no supergraph that can be served: ${cause instanceof Error ? cause.message : cause}\n` +
        'Compose one with npm run schema -- publish.',
      { cause },
    );
  });
  if (config.authentication.by === 'nobody' && ASKS_FOR_CLAIMS.test(supergraph.sdl)) {
    log.warn(
      'The graph has fields for authorised requests only, and all of them are denied: set GATEWAY_AUTHENTICATION.',
    );
  }
  const authenticate =
    config.authentication.by === 'nobody'
      ? undefined
      : createAuthenticate(config.authentication, observe, clock);
  const { timeoutMs, flushReserveMs } = config;
  const runRequest = createFunctionRuntime({ timeoutMs, flushReserveMs, telemetry, log, clock });
  const observers: readonly RequestObserver[] =
    config.traffic.samplePercent === 0
      ? []
      : [createTrafficLog({ ...config.traffic, schema: await readMarkedSchema(supergraph.sdl) })];
  const gateway = createGateway({ engine, config, authenticate, runRequest, traceHeader, observers });
  const http = createHttpFront({
    gateway,
    config,
    health: { engine: config.engine, supergraph: supergraph.version },
    page: config.hasGraphiql ? createPage(readAsset) : undefined,
  });
  return {
    gateway,
    http,
    async close() {
      await engine.close();
      await transport.close();
    },
  };
}
