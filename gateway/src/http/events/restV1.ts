import { isRecord } from '@graphlets/platform/wire';
import type { EventAdapter } from './eventAdapter.ts';
import { readBody, readHeaders, readQuery, readText } from './parts.ts';

/** A REST API's proxy event (payload format 1.0). */
export const restV1: EventAdapter = {
  name: 'rest-v1',
  matches: ({ httpMethod, requestContext }) => typeof httpMethod === 'string' && isRecord(requestContext),
  read: (event) => ({
    method: readText(event.httpMethod, 'GET'),
    path: readText(event.path, '/'),
    query: readQuery(event.queryStringParameters, event.multiValueQueryStringParameters, false),
    headers: readHeaders(event.headers, event.multiValueHeaders),
    ...readBody(event.body, event.isBase64Encoded),
    authorizer: isRecord(event.requestContext) ? event.requestContext.authorizer : undefined,
  }),
  write: ({ status, headers, body }) => ({
    statusCode: status,
    headers,
    body,
    isBase64Encoded: false,
  }),
};
