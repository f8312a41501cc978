import { ConfigError } from '@graphlets/platform/errors';
import type { LogLevel } from '@graphlets/platform/log';
import type { AuthenticationOptions } from '../authentication/authenticate.ts';
import type { GuardOptions } from '../guards/guardOptions.ts';
import type { OperationLimits } from '../operation/parse/limits.ts';
import type { TrafficOptions } from '../traffic/createTrafficLog.ts';
import type { CallSettings } from '../transport/resilience/callSettings.ts';
import { AUTHENTICATION_KEYS, parseAuthentication } from './parseAuthentication.ts';
import { CALL_KEYS, parseCalls } from './parseCalls.ts';
import { GUARD_KEYS, parseGuards, parseStickyKey, type StickyKey } from './parseGuards.ts';
import { LIMIT_KEYS, parseLimits } from './parseLimits.ts';
import { parseTraffic, TRAFFIC_KEYS } from './parseTraffic.ts';
import { createReader } from './reader.ts';

export type EngineName = 'compiled' | 'apollo';
export type SupergraphSource =
  | {
      readonly kind: 'file';
      readonly path: string;
      /** Of plans that were made ahead. */
      readonly plansPath: string | undefined;
    }
  | {
      readonly kind: 'registry';
      readonly url: string;
      /** The one to serve; `undefined`: what is current. */
      readonly version: string | undefined;
    };

/** The gateway's configuration: frozen, parsed once, by `main.ts` or `serve.ts`. */
export interface GatewayConfig {
  readonly functionName: string;
  readonly logLevel: LogLevel;
  /** What a request may take, milliseconds; Lambda's own timeout must be later. */
  readonly timeoutMs: number;
  /** Kept back to write the answer and its metrics, milliseconds. */
  readonly flushReserveMs: number;
  readonly engine: EngineName;
  readonly supergraph: SupergraphSource;
  /** Serve the GraphiQL page to browsers. */
  readonly hasGraphiql: boolean;
  /** Origins that CORS allows; `*` for any; empty: no CORS headers. */
  readonly corsOrigins: readonly string[];
  /** Client headers passed on to graphlets, lower case. */
  readonly forwardHeaders: readonly string[];
  readonly bodyLimitBytes: number;
  /** Largest answer to a client. */
  readonly answerLimitBytes: number;
  /** Largest answer of an HTTP subgraph that is read. */
  readonly responseLimitBytes: number;
  /** Of one operation's document. */
  readonly limits: OperationLimits;
  readonly authentication: AuthenticationOptions;
  readonly guards: GuardOptions;
  readonly stickyKey: StickyKey;
  readonly traffic: TrafficOptions;
  readonly calls: CallSettings;
  /** The same query of several requests at the same time is one call, where no client header is passed on. */
  readonly sharesCalls: boolean;
  /** Metrics and traces are written. */
  readonly hasTelemetry: boolean;
  /** Memory that prepared operations may take, about. */
  readonly cacheBytes: number;
  readonly region: string;
  readonly lambdaEndpoint: string | undefined;
  readonly s3Endpoint: string | undefined;
}

/** Every `GATEWAY_*` variable; another one is an error. */
const KEYS = [
  'GATEWAY_ENGINE',
  'GATEWAY_SUPERGRAPH_FILE',
  'GATEWAY_PLANS_FILE',
  'GATEWAY_REGISTRY',
  'GATEWAY_GRAPH_VERSION',
  'GATEWAY_GRAPHIQL',
  'GATEWAY_CORS_ORIGINS',
  'GATEWAY_FORWARD_HEADERS',
  'GATEWAY_BODY_LIMIT_BYTES',
  'GATEWAY_ANSWER_LIMIT_BYTES',
  'GATEWAY_RESPONSE_LIMIT_BYTES',
  'GATEWAY_FLUSH_RESERVE_MS',
  'GATEWAY_TELEMETRY',
  ...CALL_KEYS,
  'GATEWAY_SHARE_CALLS',
  'GATEWAY_CACHE_BYTES',
  ...LIMIT_KEYS,
  ...AUTHENTICATION_KEYS,
  ...GUARD_KEYS,
  ...TRAFFIC_KEYS,
];

/** @throws {ConfigError} lists everything that is missing, wrong or unknown at once */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): GatewayConfig {
  const reader = createReader(env);
  const file = reader.text('GATEWAY_SUPERGRAPH_FILE', '');
  const registry = reader.text('GATEWAY_REGISTRY', '');
  if ((file === '') === (registry === '')) {
    reader.problem('GATEWAY_SUPERGRAPH_FILE, GATEWAY_REGISTRY: exactly one of the two must be set');
  }
  const graphVersion = reader.text('GATEWAY_GRAPH_VERSION', '') || undefined;
  if (graphVersion !== undefined && !/^[0-9a-f]{16}$/.test(graphVersion)) {
    reader.problem(`GATEWAY_GRAPH_VERSION: must be a version of the registry, not "${graphVersion}"`);
  }
  for (const key of Object.keys(env)) {
    if (key.startsWith('GATEWAY_') && !KEYS.includes(key)) {
      reader.problem(`${key}: is unknown; known are ${KEYS.join(', ')}`);
    }
  }
  const config: GatewayConfig = {
    functionName: reader.text('FUNCTION_NAME', 'gateway'),
    logLevel: reader.oneOf('LOG_LEVEL', ['info', 'debug', 'warn', 'error']),
    timeoutMs: reader.positive('FUNCTION_TIMEOUT_MS', 10_000),
    flushReserveMs: reader.positive('GATEWAY_FLUSH_RESERVE_MS', 100),
    engine: reader.oneOf('GATEWAY_ENGINE', ['compiled', 'apollo']),
    supergraph:
      file === ''
        ? { kind: 'registry', url: registry, version: graphVersion }
        : { kind: 'file', path: file, plansPath: reader.text('GATEWAY_PLANS_FILE', '') || undefined },
    hasGraphiql: reader.oneOf('GATEWAY_GRAPHIQL', ['off', 'on']) === 'on',
    corsOrigins: reader.list('GATEWAY_CORS_ORIGINS'),
    forwardHeaders: reader.list('GATEWAY_FORWARD_HEADERS').map((name) => name.toLowerCase()),
    bodyLimitBytes: reader.positive('GATEWAY_BODY_LIMIT_BYTES', 1024 * 1024),
    answerLimitBytes: reader.positive('GATEWAY_ANSWER_LIMIT_BYTES', 50 * 1024 * 1024),
    responseLimitBytes: reader.positive('GATEWAY_RESPONSE_LIMIT_BYTES', 50 * 1024 * 1024),
    limits: parseLimits(reader),
    authentication: parseAuthentication(reader),
    guards: parseGuards(reader),
    stickyKey: parseStickyKey(reader),
    traffic: parseTraffic(reader),
    calls: parseCalls(reader),
    sharesCalls: reader.oneOf('GATEWAY_SHARE_CALLS', ['off', 'on']) === 'on',
    hasTelemetry: reader.oneOf('GATEWAY_TELEMETRY', ['on', 'off']) === 'on',
    cacheBytes: reader.positive('GATEWAY_CACHE_BYTES', 96 * 1024 * 1024),
    region: reader.text('AWS_REGION', 'us-east-1'),
    lambdaEndpoint: reader.text('AWS_ENDPOINT_URL_LAMBDA', '') || undefined,
    s3Endpoint: reader.text('AWS_ENDPOINT_URL_S3', '') || undefined,
  };
  if (reader.problems.length > 0) throw new ConfigError('Gateway configuration', reader.problems);
  return Object.freeze(config);
}
