import { HttpProtocolError } from '../../errors.ts';

/** How the end of a body is told (RFC 9112, 6.3). */
export type Framing =
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'close' };

export interface ResponseHead {
  readonly status: number;
  /** Names in lower case; fields that come several times joined by commas (RFC 9110, 5.3). */
  readonly headers: ReadonlyMap<string, string>;
  readonly framing: Framing;
  /** Whether the connection may carry another request. */
  readonly keepsAlive: boolean;
}

const STATUS_LINE = /^HTTP\/1\.([01]) (\d{3})(?: |$)/;
const FIELD_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * @param text - status line and header fields, without the empty line that ends them
 * @throws {HttpProtocolError} on what RFC 9112 does not allow, folded lines and contradicting lengths included
 */
export function parseResponseHead(text: string): ResponseHead {
  const [statusLine = '', ...lines] = text.split('\r\n');
  const [, minor, code] = STATUS_LINE.exec(statusLine) ?? [];
  if (code === undefined) throw new HttpProtocolError(`no status line: ${statusLine.slice(0, 80)}`);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0));
    if (!FIELD_NAME.test(name) || line.includes('\r') || line.includes('\n')) {
      throw new HttpProtocolError(`no header field: ${line.slice(0, 80)}`);
    }
    const value = line.slice(colon + 1).trim();
    const key = name.toLowerCase();
    const known = headers.get(key);
    headers.set(key, known === undefined ? value : `${known}, ${value}`);
  }
  const status = Number(code);
  const connection = headers.get('connection')?.toLowerCase() ?? '';
  const framing = framingOf(status, headers);
  return {
    status,
    headers,
    framing,
    keepsAlive:
      framing.kind !== 'close' &&
      (minor === '1' ? !connection.includes('close') : connection.includes('keep-alive')),
  };
}

/** Of the answer to a POST. */
function framingOf(status: number, headers: ReadonlyMap<string, string>): Framing {
  if (status === 204 || status === 304 || status < 200) return { kind: 'length', bytes: 0 };
  const coding = headers.get('transfer-encoding');
  const length = headers.get('content-length');
  if (coding !== undefined) {
    if (coding.toLowerCase() !== 'chunked' || length !== undefined) {
      throw new HttpProtocolError(`transfer-encoding "${coding}" with content-length "${length}"`);
    }
    return { kind: 'chunked' };
  }
  if (length === undefined) return { kind: 'close' };
  if (!/^\d{1,15}$/.test(length)) throw new HttpProtocolError(`content-length "${length}"`);
  return { kind: 'length', bytes: Number(length) };
}
