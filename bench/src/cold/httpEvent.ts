import type { Shape } from '../graph/shapes.ts';
import { bodiesOf } from '../measure/load.ts';

/** HTTP API, payload format 2.0 (docs.aws.amazon.com, "Working with AWS Lambda proxy integrations for HTTP APIs"). */
export function httpEvent(shape: Shape) {
  const [body] = bodiesOf(shape);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/graphql',
    rawQueryString: '',
    headers: { 'content-type': 'application/json', accept: 'application/json', host: 'localhost' },
    requestContext: {
      http: {
        method: 'POST',
        path: '/graphql',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'bench',
      },
      requestId: 'bench',
      stage: '$default',
    },
    body,
    isBase64Encoded: false,
  };
}
