import { INVOKE_LIMIT_BYTES } from './transport/lambdaTransport.ts';

/** Room for the members of an HTTP answer beside its body, bytes. */
const ENVELOPE_BYTES = 16 * 1024;

/** Whether Lambda lets an answer through: of a direct invoke, whose payload is the body itself. */
export function fitsInvoke(body: string): boolean {
  return isWithin(body, (text) => Buffer.byteLength(text));
}

/** The same of an HTTP event, whose payload has the body as a JSON string: quotes in it count twice. */
export function fitsHttpEvent(body: string): boolean {
  return isWithin(body, (text) => Buffer.byteLength(JSON.stringify(text)));
}

/** Only what could be too large is measured: a character takes 3 bytes at most, and twice that when escaped. */
function isWithin(body: string, measureBytes: (text: string) => number): boolean {
  const limitBytes = INVOKE_LIMIT_BYTES - ENVELOPE_BYTES;
  return body.length * 6 <= limitBytes || measureBytes(body) <= limitBytes;
}
