import type { ErrorCode } from '@graphlets/platform/errors';
import { isRecord } from '@graphlets/platform/wire';
import type { HttpRequest } from './messages.ts';

/** A GraphQL request (GraphQL over HTTP, "Request Parameters"). */
export interface GraphQLParameters {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Why there is no GraphQL request in an HTTP request. */
export interface BadRequest {
  readonly status: 400 | 405 | 413 | 415;
  readonly code: ErrorCode;
  readonly message: string;
}

export function readParameters(request: HttpRequest, bodyLimitBytes: number): GraphQLParameters | BadRequest {
  if (request.method === 'GET') return fromQueryString(request.query);
  if (request.method !== 'POST') {
    return { status: 405, code: 'METHOD_NOT_ALLOWED', message: 'Use GET or POST.' };
  }
  const problem = checkContentType(request.headers['content-type'] ?? '');
  if (problem !== undefined) return { status: 415, code: 'BAD_REQUEST', message: problem };
  if (Buffer.byteLength(request.body) > bodyLimitBytes) {
    return {
      status: 413,
      code: 'PAYLOAD_TOO_LARGE',
      message: `The body is larger than ${bodyLimitBytes} bytes.`,
    };
  }
  if (request.isMalformed === true) return badRequest('The body is not valid UTF-8.');
  let value: unknown;
  try {
    // A mark that it is UTF-8 may stand before it, and says nothing (RFC 8259, 8.1).
    value = JSON.parse(request.body.replace(/^\ufeff/, ''));
  } catch {
    return badRequest('The body is not valid JSON.');
  }
  return checkParameters(value);
}

/** Also for a direct invoke, whose payload is an object already. */
export function checkParameters(value: unknown): GraphQLParameters | BadRequest {
  if (!isRecord(value)) return badRequest('The body must be a JSON object.');
  const { query, operationName, variables, extensions } = value;
  if (typeof query !== 'string') return badRequest('"query" must be a string.');
  if (operationName != null && typeof operationName !== 'string') {
    return badRequest('"operationName" must be a string.');
  }
  if (variables != null && !isRecord(variables)) return badRequest('"variables" must be an object.');
  if (extensions != null && !isRecord(extensions)) return badRequest('"extensions" must be an object.');
  return { query, operationName: operationName || undefined, variables: variables ?? {} };
}

function fromQueryString(text: string): GraphQLParameters | BadRequest {
  const parameters = new URLSearchParams(text);
  const variables = parseJson(parameters.get('variables'));
  const extensions = parseJson(parameters.get('extensions'));
  if (variables === undefined || extensions === undefined) {
    return badRequest('"variables" and "extensions" must be JSON.');
  }
  const query = parameters.get('query') ?? undefined;
  return checkParameters({ query, operationName: parameters.get('operationName'), variables, extensions });
}

/** @returns undefined when it is not JSON */
function parseJson(text: string | null): unknown {
  if (text === null || text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @returns what is wrong with it */
function checkContentType(text: string): string | undefined {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  if (type !== 'application/json') return 'Send the request as application/json.';
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  return charset === undefined || /^"?utf-?8"?$/.test(charset) ? undefined : 'Send the request as UTF-8.';
}

function badRequest(message: string): BadRequest {
  return { status: 400, code: 'BAD_REQUEST', message };
}
