import { type Clock, systemClock } from '@graphlets/platform/clock';
import { startDeadline } from '@graphlets/platform/deadline';
import { type ErrorCode, publicMessages } from '@graphlets/platform/errors';
import type { Log } from '@graphlets/platform/log';
import type { WireError } from '@graphlets/platform/wire';
import type { GatewayConfig } from './config/parseConfig.ts';
import type { GraphQLParameters } from './http/readParameters.ts';
import type { Engine, OperationResponse } from './operation/engine.ts';

/** A request as every front hands it over: HTTP, a Lambda event, a direct invoke. */
export interface GatewayRequest {
  readonly parameters: GraphQLParameters;
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly lambdaRemainingMs?: number | undefined;
  /** GET must not change anything (GraphQL over HTTP, "GET"). */
  readonly isReadOnly: boolean;
}

export interface GatewayResponse extends OperationResponse {
  /** The document itself was refused, before anything ran. */
  readonly refusedWith?: ErrorCode;
}

/** The front's view of the gateway: one request in, one response text out, whatever happens. */
export interface Gateway {
  answer(request: GatewayRequest): Promise<GatewayResponse>;
}

export interface GatewayOptions {
  readonly engine: Engine;
  readonly config: Pick<GatewayConfig, 'timeoutMs' | 'flushReserveMs' | 'forwardHeaders'>;
  readonly log: Log;
  readonly clock?: Clock;
}

export function createGateway({ engine, config, log, clock = systemClock }: GatewayOptions): Gateway {
  return {
    async answer(request) {
      const { parameters, requestId, headers, lambdaRemainingMs, isReadOnly } = request;
      const requestLog = log.with({ requestId });
      const deadline = startDeadline(
        { timeoutMs: config.timeoutMs, lambdaRemainingMs, flushReserveMs: config.flushReserveMs },
        clock,
      );
      try {
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

function refuse(errors: readonly WireError[]): GatewayResponse {
  const code = errors[0]?.extensions?.code;
  return {
    body: JSON.stringify({ errors }),
    hasData: false,
    errorCount: errors.length,
    refusedWith: isErrorCode(code) ? code : 'INTERNAL_SERVER_ERROR',
  };
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && code in publicMessages;
}

function pick(headers: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}
