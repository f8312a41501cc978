import { type ErrorCode, publicMessages } from '@graphlets/platform/errors';
import type { Invocation, InvocationOrigin, RunRequest } from '@graphlets/platform/telemetry/functionRuntime';
import { requestSource } from '@graphlets/platform/telemetry/requestSource';
import type { RequestOutcome } from '@graphlets/platform/telemetry/telemetry';
import type { Authenticate } from './authentication/authenticate.ts';
import type { Claims } from './authentication/claims.ts';
import type { GatewayConfig } from './config/parseConfig.ts';
import type { StickyKey } from './config/parseGuards.ts';
import type { GraphQLParameters } from './http/readParameters.ts';
import type { Engine, OperationResponse, PreparedOperation } from './operation/engine.ts';
import { refuse } from './operation/refuse.ts';
import type { RequestFacts, RequestObserver } from './requestFacts.ts';
import { createRequestCalls } from './transport/resilience/requestCalls.ts';

/** What is known of a request whatever is in it. */
export interface RequestHead {
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly lambdaRemainingMs?: number | undefined;
}

/** A request as every front hands it over: HTTP, a Lambda event, a direct invoke. */
export interface GatewayRequest extends RequestHead {
  readonly parameters: GraphQLParameters;
  /** What an authorizer of API Gateway said of the caller. */
  readonly authorizer?: unknown;
  /** Whether an answer with this body can be sent; all can when absent. */
  readonly fits?: ((body: string) => boolean) | undefined;
  /** GET must not change anything (GraphQL over HTTP, "GET"). */
  readonly isReadOnly: boolean;
}

/** The front's view of the gateway: one request in, one response text out, whatever happens. */
export interface Gateway {
  answer(request: GatewayRequest): Promise<OperationResponse>;
  /**
   * Writes the metrics of a request that a front refused, because there is no operation in it.
   *
   * @param status - HTTP's, a property of the record
   */
  countRefusal(request: RequestHead, status: number): Promise<void>;
}

export interface GatewayOptions {
  readonly engine: Engine;
  readonly config: Pick<GatewayConfig, 'forwardHeaders' | 'stickyKey'>;
  /** Undefined where nobody vouches for requests. */
  readonly authenticate?: Authenticate | undefined;
  readonly runRequest: RunRequest;
  /** Lambda's trace header of this invocation, where it says one; else the client's counts. */
  readonly traceHeader?: (() => string | undefined) | undefined;
  readonly observers?: readonly RequestObserver[] | undefined;
}

/** Longest operation name that goes into metrics and traces; the client chose it. */
const NAME_LIMIT = 128;

export function createGateway(options: GatewayOptions): Gateway {
  const { engine, config, authenticate, runRequest, observers = [] } = options;

  async function answer(request: GatewayRequest, invocation: Invocation): Promise<OperationResponse> {
    const { parameters, headers, isReadOnly } = request;
    const { requestId, deadline, log, telemetry } = invocation;
    const calls = createRequestCalls(telemetry);
    let operation: PreparedOperation | undefined;

    async function run(): Promise<OperationResponse> {
      const claims = await authenticate?.(request, log, deadline);
      if (claims !== undefined && 'kind' in claims) return refuse(claims.errors);
      const preparation = telemetry.trace.begin('prepare', 'stage');
      const prepared = await engine.prepare(parameters.query, parameters.operationName);
      preparation.end();
      if (prepared.kind === 'refusal') return refuse(prepared.errors);
      operation = prepared;
      if (prepared.name !== undefined) {
        telemetry.metrics.setProperty('operationName', prepared.name.slice(0, NAME_LIMIT));
      }
      if (isReadOnly && prepared.type === 'mutation') {
        return refuse([{ message: 'A mutation needs POST.', extensions: { code: 'METHOD_NOT_ALLOWED' } }]);
      }
      const execution = telemetry.trace.begin('execute', 'stage');
      const response = await prepared.run(parameters.variables, {
        requestId,
        deadline,
        log,
        headers: pick(headers, config.forwardHeaders),
        traceHeader: execution.header,
        calls,
        trace: telemetry.trace,
        stickyKey: readStickyKey(config.stickyKey, headers, claims),
        claims,
      });
      execution.end();
      return response;
    }

    const answered = await run().catch((error: unknown) => {
      log.error('The gateway failed on a request.', { error });
      return refuseWith('INTERNAL_SERVER_ERROR');
    });
    const isSendable = request.fits?.(answered.body) ?? true;
    const response = isSendable ? answered : refuseWith('RESPONSE_TOO_LARGE');
    const { estimatedCost } = answered;
    if (estimatedCost !== undefined) telemetry.metrics.setProperty('estimatedCost', estimatedCost);
    calls.putMetrics();
    if (observers.length > 0) {
      const facts: RequestFacts = {
        requestId,
        source: requestSource(requestId),
        text: parameters.query,
        operationName: operation?.name,
        type: operation?.type,
        variables: parameters.variables,
        headers,
        isReadOnly,
        durationMs: telemetry.elapsedMs(),
        estimatedCost,
        calls: calls.facts,
        errorCount: response.errorCount,
        hasData: response.hasData,
        refusedWith: response.refusedWith,
      };
      for (const observe of observers) {
        const observing = observe(facts, log);
        if (observing !== undefined) await observing;
      }
    }
    return response;
  }

  function originOf({ requestId, headers, lambdaRemainingMs }: RequestHead): InvocationOrigin {
    const traceHeader = options.traceHeader?.() ?? headers['x-amzn-trace-id'];
    return { requestId, traceHeader, lambdaRemainingMs };
  }

  return {
    answer: (request) =>
      runRequest(originOf(request), { run: (invocation) => answer(request, invocation), judge }),
    countRefusal: (request, status) =>
      runRequest(originOf(request), {
        run: async ({ telemetry }) => telemetry.metrics.setProperty('status', status),
        judge: () => ({ errorCount: 1, isFailure: false }),
      }),
  };
}

/** Codes of refusals that are ours and not the client's. */
const FAILURES: ReadonlySet<ErrorCode> = new Set([
  'INTERNAL_SERVER_ERROR',
  'OPERATION_PLANNING_FAILED',
  'AUTHENTICATION_UNAVAILABLE',
  'RESPONSE_TOO_LARGE',
]);

function refuseWith(code: ErrorCode): OperationResponse {
  return refuse([{ message: publicMessages[code], extensions: { code } }]);
}

function judge({ body, errorCount, hasData, refusedWith }: OperationResponse): RequestOutcome {
  const isRefusedByUs = refusedWith !== undefined && FAILURES.has(refusedWith);
  return { errorCount, isFailure: isRefusedByUs || (hasData && body.startsWith('{"data":null')) };
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
