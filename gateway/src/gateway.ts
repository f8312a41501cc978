import { type Clock, systemClock } from '@graphlets/platform/clock';
import { startDeadline } from '@graphlets/platform/deadline';
import { publicMessages } from '@graphlets/platform/errors';
import type { Log } from '@graphlets/platform/log';
import type { Authenticate } from './authentication/authenticate.ts';
import type { Claims } from './authentication/claims.ts';
import type { GatewayConfig } from './config/parseConfig.ts';
import type { StickyKey } from './config/parseGuards.ts';
import type { GraphQLParameters } from './http/readParameters.ts';
import type { Engine, OperationResponse } from './operation/engine.ts';
import { refuse } from './operation/refuse.ts';

/** A request as every front hands it over: HTTP, a Lambda event, a direct invoke. */
export interface GatewayRequest {
  readonly parameters: GraphQLParameters;
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What an authorizer of API Gateway said of the caller. */
  readonly authorizer?: unknown;
  readonly lambdaRemainingMs?: number | undefined;
  /** GET must not change anything (GraphQL over HTTP, "GET"). */
  readonly isReadOnly: boolean;
}

/** The front's view of the gateway: one request in, one response text out, whatever happens. */
export interface Gateway {
  answer(request: GatewayRequest): Promise<OperationResponse>;
}

export interface GatewayOptions {
  readonly engine: Engine;
  readonly config: Pick<GatewayConfig, 'timeoutMs' | 'flushReserveMs' | 'forwardHeaders' | 'stickyKey'>;
  /** Undefined where nobody vouches for requests. */
  readonly authenticate?: Authenticate | undefined;
  readonly log: Log;
  readonly clock?: Clock;
}

export function createGateway({
  engine,
  config,
  authenticate,
  log,
  clock = systemClock,
}: GatewayOptions): Gateway {
  return {
    async answer(request) {
      const { parameters, requestId, headers, lambdaRemainingMs, isReadOnly } = request;
      const requestLog = log.with({ requestId });
      const deadline = startDeadline(
        { timeoutMs: config.timeoutMs, lambdaRemainingMs, flushReserveMs: config.flushReserveMs },
        clock,
      );
      try {
        const claims = await authenticate?.(request, requestLog);
        if (claims !== undefined && 'kind' in claims) return refuse(claims.errors);
        const operation = await engine.prepare(parameters.query, parameters.operationName);
        if (operation.kind === 'refusal') return refuse(operation.errors);
        if (isReadOnly && operation.type === 'mutation') {
          return refuse([{ message: 'A mutation needs POST.', extensions: { code: 'METHOD_NOT_ALLOWED' } }]);
        }
        return await operation.run(parameters.variables, {
          requestId,
          deadline,
          log: requestLog,
          headers: pick(headers, config.forwardHeaders),
          traceHeader: headers['x-amzn-trace-id'],
          stickyKey: readStickyKey(config.stickyKey, headers, claims),
          claims,
        });
      } catch (error) {
        requestLog.error('The gateway failed on a request.', { error });
        const code = 'INTERNAL_SERVER_ERROR';
        return refuse([{ message: publicMessages[code], extensions: { code } }]);
      } finally {
        deadline.release();
      }
    },
  };
}

function pick(headers: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}

/** @returns undefined when the request has none: then its id counts */
function readStickyKey(
  key: StickyKey,
  headers: Readonly<Record<string, string>>,
  claims: Claims | undefined,
): string | undefined {
  if (key.from === 'header') return headers[key.name];
  const claim = key.from === 'claim' ? claims?.all[key.name] : undefined;
  return claim === undefined ? undefined : String(claim);
}
