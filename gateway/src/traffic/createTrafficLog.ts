import { createHash } from 'node:crypto';
import type { Clock } from '@graphlets/platform/clock';
import type { Log } from '@graphlets/platform/log';
import type { GraphQLSchema } from 'graphql';
import type { Gateway, GatewayRequest } from '../gateway.ts';
import { createByteCache } from '../operation/createByteCache.ts';
import type { OperationResponse } from '../operation/engine.ts';
import type { CallRecorder } from './callRecorder.ts';
import type { Redaction } from './findSensitive.ts';
import { sensitiveNames } from './sensitiveNames.ts';

export interface TrafficOptions {
  /** Of a hundred requests so many are recorded; 0 records none. */
  readonly samplePercent: number;
  /** Names whose values are masked besides those that always are. */
  readonly redact: readonly string[];
  /** Client headers that are recorded, lower case. */
  readonly headers: readonly string[];
}

export interface TrafficLogOptions extends TrafficOptions {
  readonly gateway: Gateway;
  readonly calls: CallRecorder;
  readonly log: Log;
  readonly clock: Clock;
  /** With marks of what is sensitive, where it has any. */
  readonly schema?: GraphQLSchema | undefined;
  /** 0 to 1, for the sampling. */
  readonly random?: () => number;
}

interface KnownText {
  readonly hash: string;
  readonly redaction: Redaction;
}

const KNOWN_LIMIT_BYTES = 2 * 1_024 * 1_024;
const CLIENT_HEADERS = ['apollographql-client-name', 'graphql-client-name', 'x-client-name'];

/**
 * The same gateway, which writes a traffic record of requests that it answers: what `npm run capture` reads. An operation's
 * text is written once by every environment, later records name it by its hash.
 */
export function createTrafficLog(options: TrafficLogOptions): Gateway {
  const { gateway, calls, log, clock, samplePercent, random = Math.random } = options;
  const isSensitive = sensitiveNames(options.redact);
  const known = createByteCache<KnownText>(KNOWN_LIMIT_BYTES);

  return {
    async answer(request) {
      if (random() * 100 >= samplePercent) return gateway.answer(request);
      const startedMs = clock.now();
      calls.start(request.requestId);
      const response = await gateway.answer(request);
      await write(request, response, clock.now() - startedMs);
      return response;
    },
  };

  async function write(
    request: GatewayRequest,
    response: OperationResponse,
    durationMs: number,
  ): Promise<void> {
    const { query, operationName, variables } = request.parameters;
    const before = known.get(query);
    const operation = before ?? (await learn(query));
    log.info('traffic', {
      type: 'traffic',
      requestId: request.requestId,
      operationName,
      hash: operation.hash,
      ...(before === undefined && { text: operation.redaction.text }),
      variables: operation.redaction.variables(variables),
      client: CLIENT_HEADERS.map((name) => request.headers[name]).find((name) => name !== undefined),
      ...pickHeaders(request.headers),
      method: request.isReadOnly ? 'GET' : 'POST',
      status: statusOf(response),
      durationMs,
      calls: calls.finish(request.requestId),
      errors: response.errorCount,
    });
  }

  /** What parses is loaded for texts that are new. */
  async function learn(query: string): Promise<KnownText> {
    const { findSensitive } = await import('./findSensitive.ts');
    const made = {
      hash: createHash('sha256').update(query).digest('hex'),
      redaction: findSensitive(query, isSensitive, options.schema),
    };
    known.set(query, made, query.length);
    return made;
  }

  function pickHeaders(headers: Readonly<Record<string, string>>) {
    const picked = options.headers.flatMap((name) => {
      const value = headers[name];
      return value === undefined || isSensitive(name) ? [] : [[name, value] as const];
    });
    return picked.length > 0 && { headers: Object.fromEntries(picked) };
  }
}

/** As HTTP says it to a client of the newer media type. */
function statusOf({ refusedWith, hasData }: OperationResponse): number {
  if (refusedWith === 'METHOD_NOT_ALLOWED') return 405;
  if (refusedWith === 'INTERNAL_SERVER_ERROR') return 500;
  return hasData ? 200 : 400;
}
