import { isRecord } from '@graphlets/platform/wire';
import type { EventAdapter } from './eventAdapter.ts';
import { readBody, readHeaders, readQuery, readText } from './parts.ts';

/** An Application Load Balancer's target event, with single or multi-value headers as its target group says. */
export const alb: EventAdapter = {
  name: 'alb',
  matches: ({ requestContext }) => isRecord(requestContext) && isRecord(requestContext.elb),
  read: (event) => ({
    method: readText(event.httpMethod, 'GET'),
    path: readText(event.path, '/'),
    query: readQuery(event.queryStringParameters, event.multiValueQueryStringParameters, true),
    headers: readHeaders(event.headers, event.multiValueHeaders),
    ...readBody(event.body, event.isBase64Encoded),
  }),
  write: ({ status, headers, body }, event) => ({
    statusCode: status,
    statusDescription: `${status} ${reasonPhrase(status)}`.trim(),
    // A target group with multi-value headers takes only those in the answer.
    ...(event.multiValueHeaders === undefined
      ? { headers }
      : {
          multiValueHeaders: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [name, [value]]),
          ),
        }),
    body,
    isBase64Encoded: false,
  }),
};

/** Loaded here and not before: nobody else needs the module, and a cold start pays for it. */
function reasonPhrase(status: number): string {
  return process.getBuiltinModule('node:http').STATUS_CODES[status] ?? '';
}
