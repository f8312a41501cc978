import type { Front, Received, Sent } from './front.ts';

type Handle = (event: unknown) => Promise<unknown>;

const bodyOf = ({ body }: Sent) =>
  body === undefined
    ? { body: null, isBase64Encoded: false }
    : typeof body === 'string'
      ? { body, isBase64Encoded: false }
      : { body: body.toString('base64'), isBase64Encoded: true };
const lists = (record: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, [value]]));
const encoded = (record: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, encodeURIComponent(value)]));

/** What Lambda hands back to whoever sent the event. */
async function invoke(handle: Handle, event: unknown): Promise<Received> {
  const answer = (await handle(event)) as {
    statusCode: number;
    headers?: Record<string, string>;
    multiValueHeaders?: Record<string, string[]>;
    body: string;
  };
  const headers =
    answer.headers ??
    Object.fromEntries(
      Object.entries(answer.multiValueHeaders ?? {}).map(([name, [value]]) => [name, value ?? '']),
    );
  return { status: answer.statusCode, headers, body: answer.body };
}

/** What stands before a Lambda function, each with its own event and answer. */
export const lambdaFronts = (handle: Handle): readonly Front[] => [
  {
    name: 'an HTTP API (payload 2.0)',
    hasAuthorizer: true,
    send: (sent) =>
      invoke(handle, {
        version: '2.0',
        rawPath: sent.path ?? '/graphql',
        rawQueryString: String(new URLSearchParams(sent.search)),
        headers: sent.headers ?? {},
        requestContext: {
          http: { method: sent.method ?? 'GET' },
          ...(sent.scopes !== undefined && { authorizer: { jwt: { claims: {}, scopes: [sent.scopes] } } }),
        },
        ...bodyOf(sent),
      }),
  },
  {
    name: 'a REST API (payload 1.0)',
    hasAuthorizer: true,
    send: (sent) =>
      invoke(handle, {
        httpMethod: sent.method ?? 'GET',
        path: sent.path ?? '/graphql',
        queryStringParameters: sent.search ?? null,
        multiValueQueryStringParameters: sent.search === undefined ? null : lists(sent.search),
        headers: sent.headers ?? {},
        multiValueHeaders: lists(sent.headers ?? {}),
        requestContext: {
          authorizer: sent.scopes === undefined ? null : { principalId: 'u', scope: sent.scopes },
        },
        ...bodyOf(sent),
      }),
  },
  {
    name: 'a load balancer',
    hasAuthorizer: false,
    send: (sent) =>
      invoke(handle, {
        httpMethod: sent.method ?? 'GET',
        path: sent.path ?? '/graphql',
        queryStringParameters: encoded(sent.search ?? {}),
        headers: sent.headers ?? {},
        requestContext: { elb: { targetGroupArn: 'arn' } },
        ...bodyOf(sent),
      }),
  },
  {
    name: 'a load balancer with multi-value headers',
    hasAuthorizer: false,
    send: (sent) =>
      invoke(handle, {
        httpMethod: sent.method ?? 'GET',
        path: sent.path ?? '/graphql',
        multiValueQueryStringParameters: lists(encoded(sent.search ?? {})),
        multiValueHeaders: lists(sent.headers ?? {}),
        requestContext: { elb: { targetGroupArn: 'arn' } },
        ...bodyOf(sent),
      }),
  },
];
