import { buildSubgraphSchema, type GraphQLSchemaModule } from '@apollo/subgraph';
import type { Context } from 'aws-lambda';
import { parse } from 'graphql';
import { type Clock, systemClock } from '../clock.ts';
import { type Deadline, startDeadline } from '../deadline.ts';
import { createLog, type Log, type LogLevel } from '../log.ts';
import { chooseRequestId, REQUEST_ID_HEADER } from '../requestId.ts';
import type { GraphletResponse } from '../wire.ts';
import { createExecutor, refuse } from './execute.ts';
import { readHttpEvent, writeHttpResponse } from './httpEvent.ts';
import { type ParsedRequest, parseRequest } from './parseRequest.ts';
import type { GraphletCallScope } from './scope.ts';

/** Time kept back to write the answer and its log lines, milliseconds. */
const FLUSH_RESERVE_MS = 50;

export interface GraphletOptions<TContext extends object> {
  /** Function name, for logs. */
  readonly name: string;
  /** Federation 2 schema, SDL. */
  readonly typeDefs: string;
  readonly resolvers: NonNullable<GraphQLSchemaModule['resolvers']>;
  /** What the function allows itself, milliseconds. */
  readonly timeoutMs: number;
  /** Made anew for every call: loaders must not outlive one. */
  readonly createContext?: (scope: GraphletCallScope) => TContext;
  /** Least level that is logged; `info` when absent. Of no effect beside `log`. */
  readonly logLevel?: LogLevel;
  readonly log?: Log;
  readonly clock?: Clock;
}

/** The part of Lambda's context that is used. */
export type LambdaContext = Pick<Context, 'awsRequestId' | 'getRemainingTimeInMillis'>;

export type GraphletHandler = (event: unknown, context: LambdaContext) => Promise<unknown>;

/**
 * A Lambda handler for a subgraph. A direct invoke (`GraphletRequest`) is answered with a `GraphletResponse`, an HTTP event
 * (function URL, API Gateway) with an HTTP response; both never reject for what a client or a resolver did.
 */
export function createGraphletHandler<TContext extends object>(
  options: GraphletOptions<TContext>,
): GraphletHandler {
  const { name, typeDefs, resolvers, timeoutMs, createContext, clock = systemClock } = options;
  const log = options.log ?? createLog({ function: name, level: options.logLevel, clock });
  const execute = createExecutor(buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }]));

  async function answer(request: ParsedRequest, fallbackId: string, lambda: LambdaContext) {
    const requestId = chooseRequestId(request.context.requestId, fallbackId);
    const deadline: Deadline = startDeadline(
      {
        timeoutMs,
        lambdaRemainingMs: lambda.getRemainingTimeInMillis(),
        callerDeadline: request.context.deadline,
        flushReserveMs: FLUSH_RESERVE_MS,
      },
      clock,
    );
    const scope: GraphletCallScope = {
      requestId,
      deadline,
      signal: deadline.signal,
      log: log.with({ requestId }),
      headers: request.context.headers ?? {},
    };
    try {
      return await execute(request, { ...createContext?.(scope), ...scope });
    } finally {
      deadline.release();
    }
  }

  return async (event, lambda) => {
    const http = readHttpEvent(event);
    if (http === undefined) {
      const request = parseRequest(event);
      return typeof request === 'string'
        ? refuse('BAD_REQUEST', request)
        : answer(request, lambda.awsRequestId, lambda);
    }
    const requestId = chooseRequestId(http.headers[REQUEST_ID_HEADER], lambda.awsRequestId);
    const respond = (status: number, body: GraphletResponse) =>
      writeHttpResponse(status, JSON.stringify(body), requestId);
    if (http.method !== 'POST') return respond(405, refuse('METHOD_NOT_ALLOWED', 'Use POST.'));
    const request = parseRequest(parseJson(http.body));
    if (typeof request === 'string') return respond(400, refuse('BAD_REQUEST', request));
    return respond(200, await answer(request, requestId, lambda));
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
