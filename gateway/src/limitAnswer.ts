import { type ErrorCode, publicMessages } from '@graphlets/platform/errors';
import type { HttpResponse } from './http/messages.ts';
import { INVOKE_LIMIT_BYTES } from './transport/lambdaTransport.ts';

/** Room for the members of an HTTP answer beside its body, bytes. */
const ENVELOPE_BYTES = 16 * 1024;
const CODE: ErrorCode = 'RESPONSE_TOO_LARGE';

/** In place of an answer that Lambda would refuse, with words that no GraphQL client understands. */
export const tooLargeBody = JSON.stringify({
  errors: [{ message: publicMessages[CODE], extensions: { code: CODE } }],
});

/** For a direct invoke, whose payload is the body itself. */
export function limitBody(body: string): string {
  return isWithin(body, (text) => Buffer.byteLength(text)) ? body : tooLargeBody;
}

/** For an HTTP event, whose payload has the body as a JSON string: quotes in it count twice. */
export function limitHttpResponse(response: HttpResponse): HttpResponse {
  if (isWithin(response.body, (text) => Buffer.byteLength(JSON.stringify(text)))) return response;
  return { ...response, status: 500, body: tooLargeBody };
}

/** Only what could be too large is measured: a character takes 3 bytes at most, and twice that when escaped. */
function isWithin(body: string, measureBytes: (text: string) => number): boolean {
  const limitBytes = INVOKE_LIMIT_BYTES - ENVELOPE_BYTES;
  return body.length * 6 <= limitBytes || measureBytes(body) <= limitBytes;
}
