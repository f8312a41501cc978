import { HttpProtocolError } from '../../errors.ts';

/** How the end of a body is told (RFC 9112, 6.3). */
export type Framing =
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'close' };

export interface ResponseHead {
  readonly status: number;
  /**
   * A field's value, those of one that comes several times joined by commas (RFC 9110, 5.3).
   *
   * @param name - in lower case
   */
  header(name: string): string | undefined;
  readonly framing: Framing;
  /** Whether the connection may carry another request. */
  readonly keepsAlive: boolean;
}

const STATUS_LINE = /^HTTP\/1\.([01]) (\d{3})(?: |$)/;
const FIELDS = /^[^\r\n]*(?:\r\n[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[^\r\n]*)*$/;

/**
 * Most fields of an answer are of no use to anybody: they are looked for and not taken apart.
 *
 * @param text - status line and header fields, without the empty line that ends them
 * @throws {HttpProtocolError} on what RFC 9112 does not allow, folded lines and contradicting lengths included
 */
export function parseResponseHead(text: string): ResponseHead {
  const [, minor, code] = STATUS_LINE.exec(text) ?? [];
  if (code === undefined) throw new HttpProtocolError(`no status line: ${text.slice(0, 80)}`);
  if (!FIELDS.test(text)) throw new HttpProtocolError(`no header field in: ${text.slice(0, 200)}`);
  const names = text.toLowerCase();
  const header = (name: string) => findField(text, names, name);
  const status = Number(code);
  const framing = framingOf(status, header);
  const connection = header('connection')?.toLowerCase() ?? '';
  return {
    status,
    header,
    framing,
    keepsAlive:
      framing.kind !== 'close' &&
      (minor === '1' ? !connection.includes('close') : connection.includes('keep-alive')),
  };
}

function findField(text: string, names: string, name: string): string | undefined {
  const head = `\r\n${name}:`;
  let value: string | undefined;
  for (let at = names.indexOf(head); at !== -1; at = names.indexOf(head, at + head.length)) {
    const start = at + head.length;
    const end = text.indexOf('\r\n', start);
    const found = text.slice(start, end === -1 ? undefined : end).trim();
    value = value === undefined ? found : `${value}, ${found}`;
  }
  return value;
}

/** Of the answer to a POST. */
function framingOf(status: number, header: ResponseHead['header']): Framing {
  if (status === 204 || status === 304 || status < 200) return { kind: 'length', bytes: 0 };
  const coding = header('transfer-encoding');
  const length = header('content-length');
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
