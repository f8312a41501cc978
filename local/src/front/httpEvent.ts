import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

const TEXT_TYPE =
  /^(text\/|application\/(.+\+)?(json|xml|javascript|graphql)\b|application\/x-www-form-urlencoded)/i;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface HttpEventInput {
  readonly message: IncomingMessage;
  readonly body: Buffer;
  /** Path as the function sees it, with its query. */
  readonly target: string;
  readonly functionName: string;
  readonly requestId: string;
  /** X-Ray trace header, the caller's or a new one. */
  readonly traceHeader: string;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

/**
 * An HTTP request as API Gateway (HTTP API) and function URLs give it to Lambda, payload format 2.0:
 * header names in lower case, repeated headers and query parameters joined by commas, cookies apart, a body
 * that is no text in base64.
 */
export function httpEvent(input: HttpEventInput): APIGatewayProxyEventV2 {
  const { message, body, target, functionName, requestId, nowMs } = input;
  const [rawPath = '/', rawQueryString = ''] = splitOnce(target, '?');
  const { cookie, ...headers } = joinHeaders(message);
  const parameters = joinParameters(rawQueryString);
  const isBase64Encoded = body.length > 0 && !isText(message, body);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    ...(cookie !== undefined && { cookies: cookie.split(/; */) }),
    headers: { ...headers, 'x-amzn-trace-id': input.traceHeader },
    ...(parameters !== undefined && { queryStringParameters: parameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: functionName,
      domainName: message.headers.host ?? 'localhost',
      domainPrefix: functionName,
      http: {
        method: message.method ?? 'GET',
        path: rawPath,
        protocol: `HTTP/${message.httpVersion}`,
        sourceIp: message.socket.remoteAddress ?? '127.0.0.1',
        userAgent: message.headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: '$default',
      stage: '$default',
      time: commonLogTime(nowMs),
      timeEpoch: nowMs,
    },
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}

function joinHeaders(message: IncomingMessage): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    if (values !== undefined) joined[name] = values.join(name === 'cookie' ? '; ' : ',');
  }
  return joined;
}

function joinParameters(query: string): Record<string, string> | undefined {
  if (query === '') return undefined;
  const joined = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = joined.get(name);
    joined.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(joined);
}

function isText(message: IncomingMessage, body: Buffer): boolean {
  const encoding = message.headers['content-encoding'] ?? 'identity';
  const type = message.headers['content-type'] ?? 'text/plain';
  return encoding === 'identity' && TEXT_TYPE.test(type) && isUtf8(body);
}

/** `24/Nov/2026:13:02:32 +0000` */
function commonLogTime(epochMs: number): string {
  const [year = '', month = '1', day = '', ...time] = new Date(epochMs).toISOString().split(/[-T:.]/);
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${time.slice(0, 3).join(':')} +0000`;
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
