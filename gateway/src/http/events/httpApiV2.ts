import { isRecord } from '@graphlets/platform/wire';
import type { EventAdapter } from './eventAdapter.ts';
import { readBody, readHeaders, readText } from './parts.ts';

/** HTTP API payload format 2.0, and function URLs, which use the same. */
export const httpApiV2: EventAdapter = {
  name: 'http-api-v2',
  matches: ({ version, requestContext }) =>
    version === '2.0' && isRecord(requestContext) && isRecord(requestContext.http),
  read(event) {
    const context = isRecord(event.requestContext) ? event.requestContext : {};
    const http = isRecord(context.http) ? context.http : {};
    return {
      method: readText(http.method, 'GET'),
      path: readText(event.rawPath, '/'),
      query: readText(event.rawQueryString, ''),
      headers: readHeaders(event.headers, undefined),
      ...readBody(event.body, event.isBase64Encoded),
      authorizer: context.authorizer,
    };
  },
  write: ({ status, headers, body }) => ({
    statusCode: status,
    headers,
    body,
    isBase64Encoded: false,
  }),
};
