import { isRecord } from '../wire.ts';

/** An API Gateway or function URL event carries an HTTP request; a direct invoke does not. */
export interface HttpEvent {
  readonly method: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** @returns undefined for a direct invoke; reads payload formats 2.0 (function URL, HTTP API) and 1.0 (REST) */
export function readHttpEvent(event: unknown): HttpEvent | undefined {
  if (!isRecord(event) || !isRecord(event.requestContext)) return undefined;
  const { http } = event.requestContext;
  const method = isRecord(http) ? http.method : event.httpMethod;
  if (typeof method !== 'string') return undefined;
  const body = typeof event.body === 'string' ? event.body : '';
  return {
    method,
    body: event.isBase64Encoded === true ? Buffer.from(body, 'base64').toString('utf8') : body,
    headers: lowerCase(event.headers),
  };
}

/** An HTTP answer in the form that both payload formats accept. */
export function writeHttpResponse(statusCode: number, body: string, requestId: string) {
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8', 'x-request-id': requestId },
    body,
    isBase64Encoded: false,
  };
}

function lowerCase(headers: unknown): Record<string, string> {
  if (!isRecord(headers)) return {};
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name.toLowerCase(), value]] : [],
    ),
  );
}
