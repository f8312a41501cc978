import { publicMessages } from '@graphlets/platform/errors';
import { chooseRequestId, REQUEST_ID_HEADER } from '@graphlets/platform/requestId';
import { isRecord } from '@graphlets/platform/wire';
import type { Gateway } from './gateway.ts';
import type { HttpFront } from './http/createHttpFront.ts';
import { alb } from './http/events/alb.ts';
import type { EventAdapter } from './http/events/eventAdapter.ts';
import { httpApiV2 } from './http/events/httpApiV2.ts';
import { readHeaders } from './http/events/parts.ts';
import { restV1 } from './http/events/restV1.ts';
import type { HttpResponse } from './http/messages.ts';
import { JSON_TYPE } from './http/negotiateMediaType.ts';
import { checkParameters } from './http/readParameters.ts';
import { fitsHttpEvent, fitsInvoke } from './limitAnswer.ts';

/** Order matters: an ALB event looks like a REST event too. */
const adapters: readonly EventAdapter[] = [httpApiV2, alb, restV1];

/** The part of Lambda's context that is used. */
export interface LambdaContext {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

/** What a cold start leaves behind for all requests. */
export interface Fronts {
  readonly gateway: Gateway;
  readonly http: HttpFront;
}

/**
 * The Lambda handler: an HTTP event in one of three forms, or a direct invoke
 * `{query, operationName?, variables?, headers?}`, which is answered with the GraphQL response itself.
 *
 * @param load - called where nothing is loaded yet; says itself why it fails, and is tried again by the next request
 * @param loaded - what the init phase has loaded already
 */
export function createHandler(load: () => Promise<Fronts>, loaded?: Fronts) {
  let fronts = loaded === undefined ? undefined : Promise.resolve(loaded);

  return async (event: unknown, context: LambdaContext): Promise<unknown> => {
    fronts ??= load();
    const ready = await fronts.catch(() => {
      fronts = undefined;
    });
    if (!isRecord(event)) return invalid('The payload must be a JSON object.');
    const lambdaRemainingMs = context.getRemainingTimeInMillis();
    const adapter = adapters.find((candidate) => candidate.matches(event));
    if (ready === undefined) return adapter?.write(unavailable, event) ?? unavailableErrors;
    if (adapter === undefined) return invoke(ready.gateway, event, context);
    const response = await ready.http(adapter.read(event), {
      fallbackRequestId: context.awsRequestId,
      lambdaRemainingMs,
      fits: fitsHttpEvent,
    });
    return adapter.write(response, event);
  };
}

async function invoke(gateway: Gateway, event: Readonly<Record<string, unknown>>, context: LambdaContext) {
  const parameters = checkParameters(event);
  const headers = readHeaders(event.headers, undefined);
  const requestId = chooseRequestId(headers[REQUEST_ID_HEADER], context.awsRequestId);
  const lambdaRemainingMs = context.getRemainingTimeInMillis();
  if ('status' in parameters) {
    await gateway.countRefusal({ requestId, headers, lambdaRemainingMs }, parameters.status);
    return invalid(parameters.message);
  }
  const { body } = await gateway.answer({
    parameters,
    requestId,
    headers,
    lambdaRemainingMs,
    isReadOnly: false,
    fits: fitsInvoke,
  });
  return JSON.parse(body);
}

const unavailableErrors = {
  errors: [
    { message: publicMessages.SUPERGRAPH_UNAVAILABLE, extensions: { code: 'SUPERGRAPH_UNAVAILABLE' } },
  ],
};

/** Also of `GET /health`: this environment cannot serve yet. */
const unavailable: HttpResponse = {
  status: 503,
  headers: { 'content-type': `${JSON_TYPE}; charset=utf-8`, 'retry-after': '1' },
  body: JSON.stringify(unavailableErrors),
};

function invalid(message: string) {
  return { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] };
}
