import { isUtf8 } from 'node:buffer';

/** A body's text; JSON that is sent from one system to another is UTF-8 (RFC 8259, 8.1). */
export function decodeBody(bytes: Buffer): { readonly body: string; readonly isMalformed?: true } {
  return isUtf8(bytes) ? { body: bytes.toString('utf8') } : { body: '', isMalformed: true };
}
