import { systemClock } from '@graphlets/platform/clock';
import type { Log } from '@graphlets/platform/log';
import { createAuthenticate } from './authentication/authenticate.ts';
import type { GatewayConfig } from './config/parseConfig.ts';
import { createEngine } from './createEngine.ts';
import { SupergraphUnavailableError } from './errors.ts';
import { createGateway } from './gateway.ts';
import { createPage, type ReadAsset } from './graphiql/createPage.ts';
import type { Fronts } from './handler.ts';
import { createHttpFront } from './http/createHttpFront.ts';
import { loadSupergraph } from './registry/loadSupergraph.ts';
import { createCallRecorder } from './traffic/callRecorder.ts';
import { createTrafficLog } from './traffic/createTrafficLog.ts';
import { readMarkedSchema } from './traffic/sensitiveSchema.ts';
import { createTransport } from './transport/createTransport.ts';
import { createHttpTransport } from './transport/httpTransport.ts';
import { type AwsCredentials, createLambdaTransport } from './transport/lambdaTransport.ts';
import { createPostClient } from './transport/post.ts';

/** A supergraph links what it uses of these. */
const ASKS_FOR_CLAIMS = /specs\.apollo\.dev\/(authenticated|requiresScopes|policy)\/v/;

/**
 * Wires a gateway from its configuration: supergraph, transports, engine, fronts.
 *
 * @throws {SupergraphUnavailableError} when there is no graph to serve
 */
export async function createFronts(
  config: GatewayConfig,
  credentials: () => AwsCredentials,
  readAsset: ReadAsset,
  log: Log,
): Promise<Fronts & { close(): Promise<void> }> {
  const supergraph = await loadSupergraph(config.supergraph, {
    region: config.region,
    endpoint: config.s3Endpoint,
    credentials,
  });
  const client = createPostClient();
  const direct = createTransport({
    lambda: createLambdaTransport({
      client,
      region: config.region,
      endpoint: config.lambdaEndpoint,
      credentials,
    }),
    http: createHttpTransport({ client, responseLimitBytes: config.responseLimitBytes }),
  });
  const calls = createCallRecorder(direct, systemClock);
  const { transport } = calls;
  const engine = await createEngine(config.engine, {
    supergraphSdl: supergraph.sdl,
    transport,
    limits: config.limits,
    guards: config.guards,
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
    config.authentication.by === 'nobody' ? undefined : createAuthenticate(config.authentication);
  const answering = createGateway({ engine, config, authenticate, log });
  const gateway =
    config.traffic.samplePercent === 0
      ? answering
      : createTrafficLog({
          ...config.traffic,
          gateway: answering,
          calls,
          log,
          clock: systemClock,
          schema: await readMarkedSchema(supergraph.sdl),
        });
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
