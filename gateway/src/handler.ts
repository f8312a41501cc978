import { publicMessages } from '@graphlets/platform/errors';
import { chooseRequestId, REQUEST_ID_HEADER } from '@graphlets/platform/requestId';
import type { RunRequest } from '@graphlets/platform/telemetry/functionRuntime';
import { isRecord } from '@graphlets/platform/wire';
import type { Gateway, RequestHead } from './gateway.ts';
import { alb } from './http/events/alb.ts';
import type { EventAdapter } from './http/events/eventAdapter.ts';
import { httpApiV2 } from './http/events/httpApiV2.ts';
import { readHeaders } from './http/events/parts.ts';
import { restV1 } from './http/events/restV1.ts';
import type { HttpRequest, HttpResponse } from './http/messages.ts';
import { JSON_TYPE } from './http/negotiateMediaType.ts';
import { checkParameters } from './http/readParameters.ts';
import { fitsHttpEvent, fitsInvoke } from './limitAnswer.ts';
import type { OpenFronts } from './openFronts.ts';

/** Order matters: an ALB event looks like a REST event too. */
const adapters: readonly EventAdapter[] = [httpApiV2, alb, restV1];

/** The part of Lambda's context that is used. */
export interface LambdaContext {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

/**
 * The Lambda handler: an HTTP event in one of three forms, or a direct invoke
 * `{query, operationName?, variables?, headers?}`, which is answered with the GraphQL response itself.
 *
 * @param runRequest - counts the requests that come while there is no graph
 */
export function createHandler(open: OpenFronts, runRequest: RunRequest) {
  return async (event: unknown, context: LambdaContext): Promise<unknown> => {
    const ready = await open(context.getRemainingTimeInMillis());
    if (!isRecord(event)) return invalid('The payload must be a JSON object.');
    const adapter = adapters.find((candidate) => candidate.matches(event));
    if (adapter === undefined) {
      return ready === undefined ? refuse(headOf(event, context)) : invoke(ready.gateway, event, context);
    }
    const request = adapter.read(event);
    const response =
      ready === undefined
        ? await refuseHttp(request, context)
        : await ready.http(request, {
            fallbackRequestId: context.awsRequestId,
            lambdaRemainingMs: context.getRemainingTimeInMillis(),
            fits: fitsHttpEvent,
          });
    return adapter.write(response, event);
  };

  /** Whatever was asked, there is nothing to serve it with. */
  function refuse({ requestId, headers, lambdaRemainingMs }: RequestHead): Promise<typeof unavailable> {
    return runRequest(
      { requestId, traceHeader: headers['x-amzn-trace-id'], lambdaRemainingMs },
      {
        async run({ log }) {
          log.error('There is no graph to serve a request with.');
          return unavailable;
        },
        judge: () => ({ errorCount: 1, isFailure: true }),
      },
    );
  }

  /** Also of `GET /health`, which is no request of a client's: this environment cannot serve yet. */
  async function refuseHttp(request: HttpRequest, context: LambdaContext): Promise<HttpResponse> {
    const head = headOf(request, context);
    const body = request.path === '/health' ? unavailable : await refuse(head);
    return {
      status: 503,
      headers: {
        'content-type': `${JSON_TYPE}; charset=utf-8`,
        'retry-after': '1',
        [REQUEST_ID_HEADER]: head.requestId,
      },
      body: JSON.stringify(body),
    };
  }
}

/** What is known of a request before its operation is. */
function headOf(from: { readonly headers?: unknown }, context: LambdaContext): RequestHead {
  const headers = readHeaders(from.headers, undefined);
  return {
    requestId: chooseRequestId(headers[REQUEST_ID_HEADER], context.awsRequestId),
    headers,
    lambdaRemainingMs: context.getRemainingTimeInMillis(),
  };
}

async function invoke(gateway: Gateway, event: Readonly<Record<string, unknown>>, context: LambdaContext) {
  const parameters = checkParameters(event);
  const head = headOf(event, context);
  if ('status' in parameters) {
    await gateway.countRefusal(head, parameters.status);
    return invalid(parameters.message);
  }
  const { body } = await gateway.answer({ ...head, parameters, isReadOnly: false, fits: fitsInvoke });
  return JSON.parse(body);
}

const unavailable = {
  errors: [
    { message: publicMessages.SUPERGRAPH_UNAVAILABLE, extensions: { code: 'SUPERGRAPH_UNAVAILABLE' } },
  ],
};

function invalid(message: string) {
  return { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] };
}
