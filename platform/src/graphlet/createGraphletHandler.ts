import { buildSubgraphSchema, type GraphQLSchemaModule } from '@apollo/subgraph';
import type { Context } from 'aws-lambda';
import { parse } from 'graphql';
import { type Clock, systemClock } from '../clock.ts';
import type { ErrorCode } from '../errors.ts';
import { createLog, type Log, type LogLevel } from '../log.ts';
import { chooseRequestId, REQUEST_ID_HEADER } from '../requestId.ts';
import { createFunctionRuntime } from '../telemetry/functionRuntime.ts';
import { noTelemetry } from '../telemetry/noTelemetry.ts';
import { processTelemetry } from '../telemetry/processTelemetry.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { GraphletResponse, WireError } from '../wire.ts';
import { createExecutor, refuse } from './execute.ts';
import { readHttpEvent, writeHttpResponse } from './httpEvent.ts';
import { type ParsedRequest, parseRequest } from './parseRequest.ts';
import type { GraphletCallScope } from './scope.ts';

/** Time kept back to write the answer and its log lines, milliseconds. */
const FLUSH_RESERVE_MS = 50;

/** Codes of answers without data that are the caller's own fault, and no failure of the function. */
const CALLERS_FAULTS: ReadonlySet<string> = new Set<ErrorCode>([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'METHOD_NOT_ALLOWED',
  'OPERATION_RESOLUTION_FAILURE',
]);

export interface GraphletOptions<TContext extends object> {
  /** Function name, for logs and metrics. */
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
  /** `process.env`, where Lambda says what is measured: without it there are no metrics and no traces. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly log?: Log;
  readonly clock?: Clock;
  /** In place of the one that `env` makes. */
  readonly telemetry?: Telemetry;
}

/** The part of Lambda's context that is used. */
export type LambdaContext = Pick<Context, 'awsRequestId' | 'getRemainingTimeInMillis'>;

export type GraphletHandler = (event: unknown, context: LambdaContext) => Promise<unknown>;

/** An answer, and the status that it has over HTTP. */
interface Answer {
  readonly status: number;
  readonly body: GraphletResponse;
}

/**
 * A Lambda handler for a subgraph. A direct invoke (`GraphletRequest`) is answered with a `GraphletResponse`, an HTTP event
 * (function URL, API Gateway) with an HTTP response; both never reject for what a client or a resolver did.
 */
export function createGraphletHandler<TContext extends object>(
  options: GraphletOptions<TContext>,
): GraphletHandler {
  const { name, typeDefs, resolvers, timeoutMs, createContext, env, clock = systemClock } = options;
  const log = options.log ?? createLog({ function: name, level: options.logLevel, clock });
  const execute = createExecutor(buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }]));
  const telemetry =
    options.telemetry ??
    (env === undefined ? noTelemetry(clock) : processTelemetry({ functionName: name, env, log, clock }));
  const runRequest = createFunctionRuntime({
    timeoutMs,
    flushReserveMs: FLUSH_RESERVE_MS,
    telemetry,
    log,
    clock,
  });

  async function answer(request: ParsedRequest | Answer, fallbackId: string, lambda: LambdaContext) {
    const context = 'status' in request ? {} : request.context;
    return runRequest<Answer>(
      {
        requestId: chooseRequestId(context.requestId, fallbackId),
        // Lambda's own names the segment of this invocation; the caller's is for where there is none.
        traceHeader: env?._X_AMZN_TRACE_ID ?? context.traceHeader,
        lambdaRemainingMs: lambda.getRemainingTimeInMillis(),
        callerDeadline: context.deadline,
      },
      {
        async run(invocation) {
          if ('status' in request) return request;
          const scope: GraphletCallScope = {
            ...invocation,
            signal: invocation.deadline.signal,
            headers: context.headers ?? {},
          };
          const body = await execute(request, { ...createContext?.(scope), ...scope });
          scope.log.info('Answered.', {
            operationName: request.operationName,
            durationMs: scope.telemetry.elapsedMs(),
            errors: body.errors?.length ?? 0,
          });
          return { status: 200, body };
        },
        judge: ({ body: { data, errors = [] } }) => ({
          errorCount: errors.length,
          isFailure: data == null && errors.some(isOurFault),
        }),
      },
    );
  }

  return async (event, lambda) => {
    const http = readHttpEvent(event);
    if (http === undefined) return (await answer(readRequest(event), lambda.awsRequestId, lambda)).body;
    const requestId = chooseRequestId(http.headers[REQUEST_ID_HEADER], lambda.awsRequestId);
    const request =
      http.method === 'POST'
        ? readRequest(parseJson(http.body))
        : { status: 405, body: refuse('METHOD_NOT_ALLOWED', 'Use POST.') };
    const { status, body } = await answer(request, requestId, lambda);
    return writeHttpResponse(status, JSON.stringify(body), requestId);
  };
}

/** The request, or the answer to what is none. */
function readRequest(value: unknown): ParsedRequest | Answer {
  const request = parseRequest(value);
  return typeof request === 'string' ? { status: 400, body: refuse('BAD_REQUEST', request) } : request;
}

/** A request that is wrong in itself is the caller's; what the graphlet did not manage is ours. */
function isOurFault({ extensions }: WireError): boolean {
  return !CALLERS_FAULTS.has(String(extensions?.code));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
