import { ResponseTooLargeError } from '@graphlets/platform/errors';
import { HttpProtocolError } from '../../errors.ts';
import { ChunkedBody } from './chunkedBody.ts';
import { parseResponseHead, type ResponseHead } from './responseHead.ts';

export interface Http1Response {
  readonly status: number;
  readonly header: ResponseHead['header'];
  readonly text: string;
  readonly keepsAlive: boolean;
}

const HEAD_LIMIT_BYTES = 64 * 1_024;

/** Puts one response together from what a connection gives. */
export class ResponseReader {
  readonly #limitBytes: number;
  #head: ResponseHead | undefined;
  readonly #chunked = new ChunkedBody();
  /** Of the head first, then of the body. */
  #parts: Buffer[] = [];
  #bytes = 0;
  /** Of heads that were whole, interim ones too. */
  #headBytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /**
   * @returns the response once it is whole
   * @throws {HttpProtocolError} when it is none, or when more comes than belongs to it
   * @throws {ResponseTooLargeError} a body over the limit
   */
  push(bytes: Buffer): Http1Response | undefined {
    const body = this.#head === undefined ? this.#readHead(bytes) : bytes;
    if (this.#head === undefined || body === undefined) return undefined;
    const { framing } = this.#head;
    let after = 0;
    if (framing.kind === 'chunked') {
      after = this.#chunked.push(body, (part) => this.#keep(part)).length;
      if (!this.#chunked.isDone) return undefined;
    } else {
      this.#keep(body);
      if (framing.kind === 'close' || this.#bytes < framing.bytes) return undefined;
      after = this.#bytes - framing.bytes;
    }
    if (after > 0) throw new HttpProtocolError('more than one answer to one request');
    return this.#finish(this.#head);
  }

  /**
   * The connection has ended.
   *
   * @returns the response when its body ends with the connection
   */
  end(): Http1Response | undefined {
    return this.#head?.framing.kind === 'close' ? this.#finish(this.#head) : undefined;
  }

  /** @returns what follows the head; undefined while it is not whole */
  #readHead(bytes: Buffer): Buffer | undefined {
    let rest = this.#parts.length === 0 ? bytes : Buffer.concat([...this.#parts, bytes]);
    this.#parts = [];
    for (;;) {
      const end = rest.indexOf('\r\n\r\n');
      const headBytes = end === -1 ? rest.length : end + 4;
      if (this.#headBytes + headBytes > HEAD_LIMIT_BYTES)
        throw new HttpProtocolError('a head without an end');
      if (end === -1) {
        if (rest.length > 0) this.#parts = [rest];
        return undefined;
      }
      this.#headBytes += headBytes;
      const head = parseResponseHead(rest.toString('latin1', 0, end));
      rest = rest.subarray(headBytes);
      // An interim response (RFC 9110, 15.2) comes before the answer.
      if (head.status < 200) continue;
      this.#head = head;
      if (head.framing.kind === 'length' && head.framing.bytes > this.#limitBytes) this.#refuse();
      return rest;
    }
  }

  #keep(part: Buffer): void {
    this.#bytes += part.length;
    if (this.#bytes > this.#limitBytes) this.#refuse();
    this.#parts.push(part);
  }

  #refuse(): never {
    throw new ResponseTooLargeError('The answer of a graphlet', this.#limitBytes);
  }

  #finish({ status, header, keepsAlive }: ResponseHead): Http1Response {
    const [first] = this.#parts;
    const whole = this.#parts.length === 1 && first !== undefined ? first : Buffer.concat(this.#parts);
    return { status, header, text: whole.toString('utf8'), keepsAlive };
  }
}
