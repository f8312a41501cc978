import { chooseRequestId, REQUEST_ID_HEADER } from '@graphlets/platform/requestId';
import type { GatewayConfig } from '../config/parseConfig.ts';
import type { Gateway, GatewayResponse } from '../gateway.ts';
import { createCors } from './cors.ts';
import type { HttpRequest, HttpResponse, RequestScope } from './messages.ts';
import { JSON_TYPE, negotiateMediaType, type ResponseMediaType } from './negotiateMediaType.ts';
import { type BadRequest, readParameters } from './readParameters.ts';

export interface HttpFrontOptions {
  readonly gateway: Gateway;
  readonly config: Pick<GatewayConfig, 'corsOrigins' | 'bodyLimitBytes'>;
  /** What `GET /health` says besides `"status":"ok"`. */
  readonly health: Readonly<Record<string, unknown>>;
  /** Serves GraphiQL; undefined where it is off, or for a path that is not part of it. */
  readonly page?: ((request: HttpRequest) => Promise<HttpResponse | undefined>) | undefined;
}

export type HttpFront = (request: HttpRequest, scope: RequestScope) => Promise<HttpResponse>;

const METHODS = 'GET, POST, HEAD, OPTIONS';

/** GraphQL over HTTP (draft specification) on any path, `GET /health`, and the page for browsers. */
export function createHttpFront(options: HttpFrontOptions): HttpFront {
  const { gateway, config, health, page } = options;
  const cors = createCors(config.corsOrigins);

  return async (request, scope) => {
    const requestId = chooseRequestId(request.headers[REQUEST_ID_HEADER], scope.fallbackRequestId);
    const response = await answer(request, requestId, scope);
    return {
      status: response.status,
      headers: { ...response.headers, [REQUEST_ID_HEADER]: requestId, ...cors(request) },
      body: request.method === 'HEAD' ? '' : response.body,
    };
  };

  async function answer(request: HttpRequest, requestId: string, scope: RequestScope): Promise<HttpResponse> {
    if (request.method === 'OPTIONS') return { status: 204, headers: { allow: METHODS }, body: '' };
    const isGet = request.method === 'GET' || request.method === 'HEAD';
    if (isGet && request.path === '/health') {
      return json(200, JSON_TYPE, JSON.stringify({ status: 'ok', ...health }));
    }
    const shown = isGet ? await page?.(request) : undefined;
    if (shown !== undefined) return shown;

    const mediaType = negotiateMediaType(request.headers.accept);
    if (mediaType === undefined) {
      return refuse(
        {
          status: 406,
          code: 'BAD_REQUEST',
          message: 'Accept application/graphql-response+json or application/json.',
        },
        JSON_TYPE,
      );
    }
    const parameters = readParameters(
      request.method === 'HEAD' ? { ...request, method: 'GET' } : request,
      config.bodyLimitBytes,
    );
    if ('status' in parameters) return refuse(parameters, mediaType);
    const response = await gateway.answer({
      parameters,
      requestId,
      headers: request.headers,
      lambdaRemainingMs: scope.lambdaRemainingMs,
      isReadOnly: isGet,
    });
    return json(statusOf(response, mediaType), mediaType, response.body);
  }
}

/**
 * Status by the specification: with the newer media type a request error is 4xx, with `application/json` every
 * well-formed GraphQL response is 200.
 */
function statusOf(response: GatewayResponse, mediaType: ResponseMediaType): number {
  if (response.refusedWith === 'METHOD_NOT_ALLOWED') return 405;
  if (response.refusedWith === 'INTERNAL_SERVER_ERROR') return 500;
  if (response.hasData || mediaType === JSON_TYPE) return 200;
  return 400;
}

function refuse(
  { status, code, message }: Omit<BadRequest, 'status'> & { status: number },
  mediaType: ResponseMediaType,
): HttpResponse {
  const response = json(status, mediaType, JSON.stringify({ errors: [{ message, extensions: { code } }] }));
  return status === 405 ? { ...response, headers: { ...response.headers, allow: METHODS } } : response;
}

function json(status: number, mediaType: string, body: string): HttpResponse {
  return {
    status,
    headers: {
      'content-type': `${mediaType}; charset=utf-8`,
      ...(status === 405 && { allow: METHODS }),
    },
    body,
  };
}
