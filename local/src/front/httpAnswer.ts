import { isRecord } from '@graphlets/platform/wire';

/** What goes to the HTTP client. */
export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case; several values are several headers. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer | string;
}

/** Set by the server itself, whatever the function says. */
const OWN_HEADERS = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

/**
 * A function's result as API Gateway reads it (payload format 2.0). A result without `statusCode` is the body
 * of a 200.
 *
 * @returns `undefined` when the result is no HTTP response: API Gateway then answers by itself
 */
export function httpAnswer(payload: string): HttpAnswer | undefined {
  let result: unknown;
  try {
    result = JSON.parse(payload);
  } catch {
    return undefined;
  }
  if (!isRecord(result) || result.statusCode === undefined) {
    const body = typeof result === 'string' ? result : payload;
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false } = result;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599) return undefined;
  if (!isRecord(headers) || !Array.isArray(cookies) || typeof body !== 'string') return undefined;
  return {
    status,
    headers: { ...answerHeaders(headers), ...(cookies.length > 0 && { 'set-cookie': cookies.map(String) }) },
    body: isBase64Encoded === true ? Buffer.from(body, 'base64') : body,
  };
}

/** API Gateway's own answer. */
export function ownAnswer(status: number, message: string): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }) };
}

function answerHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const answered: Record<string, string> = { 'content-type': 'application/json' };
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    if (!OWN_HEADERS.has(lower) && value !== undefined && value !== null) answered[lower] = String(value);
  }
  return answered;
}
