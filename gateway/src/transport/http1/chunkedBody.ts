import { HttpProtocolError } from '../../errors.ts';

const SIZE_LINE_LIMIT = 1_024;

/** Takes a chunked body apart as it arrives (RFC 9112, 7.1); extensions and trailers are left out. */
export class ChunkedBody {
  #rest: Buffer = Buffer.alloc(0);
  /** Bytes of the chunk that are still to come; -1 before a size line, -2 in the trailers. */
  #left = -1;
  #isDone = false;

  /** True when the last chunk and its trailers are here. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /**
   * @param take - gets the body's bytes
   * @returns what came after the body
   * @throws {HttpProtocolError} when it is not chunked as it should be
   */
  push(bytes: Buffer, take: (part: Buffer) => void): Buffer {
    let rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    for (;;) {
      if (this.#left >= 0) {
        // A chunk ends with a line end of its own.
        const part = rest.subarray(0, this.#left);
        if (part.length > 0) take(part);
        this.#left -= part.length;
        rest = rest.subarray(part.length);
        if (this.#left > 0 || rest.length < 2) break;
        if (rest[0] !== 0x0d || rest[1] !== 0x0a) throw new HttpProtocolError('a chunk without its end');
        rest = rest.subarray(2);
        this.#left = -1;
      }
      const end = rest.indexOf('\r\n');
      if (end === -1 && rest.length > SIZE_LINE_LIMIT) throw new HttpProtocolError('a chunk without a size');
      if (end === -1) break;
      const line = rest.toString('latin1', 0, end);
      rest = rest.subarray(end + 2);
      if (this.#left === -2) {
        if (line !== '') continue;
        this.#isDone = true;
        break;
      }
      const size = /^([0-9a-fA-F]{1,8})[\t ]*(?:;.*)?$/.exec(line)?.[1];
      if (size === undefined) throw new HttpProtocolError(`chunk size "${line.slice(0, 40)}"`);
      this.#left = Number.parseInt(size, 16) || -2;
    }
    this.#rest = this.#isDone ? Buffer.alloc(0) : rest;
    return this.#isDone ? rest : this.#rest.subarray(this.#rest.length);
  }
}
