import { chooseRequestId, REQUEST_ID_HEADER } from '@graphlets/platform/requestId';
import type { GatewayConfig } from '../config/parseConfig.ts';
import type { Gateway } from '../gateway.ts';
import { createCors } from './cors.ts';
import type { HttpRequest, HttpResponse, RequestScope } from './messages.ts';
import { JSON_TYPE, negotiateMediaType } from './negotiateMediaType.ts';
import { type BadRequest, readParameters } from './readParameters.ts';
import { statusOf } from './statusOf.ts';

export interface HttpFrontOptions {
  readonly gateway: Gateway;
  readonly config: Pick<GatewayConfig, 'corsOrigins' | 'bodyLimitBytes' | 'answerLimitBytes'>;
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
    const { headers } = request;
    const { lambdaRemainingMs } = scope;
    if (mediaType === undefined) {
      await gateway.countRefusal({ requestId, headers, lambdaRemainingMs }, 406);
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
    if ('status' in parameters) {
      await gateway.countRefusal({ requestId, headers, lambdaRemainingMs }, parameters.status);
      return refuse(parameters, mediaType);
    }
    const response = await gateway.answer({
      parameters,
      requestId,
      headers,
      authorizer: request.authorizer,
      lambdaRemainingMs,
      fits: (body) => !isLonger(body, config.answerLimitBytes) && (scope.fits?.(body) ?? true),
      isReadOnly: isGet,
    });
    return json(statusOf(response, mediaType), mediaType, response.body);
  }
}

function refuse(
  { status, code, message }: Omit<BadRequest, 'status'> & { status: number },
  mediaType: string,
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
      ...(status === 401 && { 'www-authenticate': 'Bearer error="invalid_token"' }),
    },
    body,
  };
}

/** Only what could be is measured: a character takes 3 bytes at most. */
function isLonger(text: string, bytes: number): boolean {
  return text.length * 3 > bytes && Buffer.byteLength(text) > bytes;
}
