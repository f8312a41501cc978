import type { Connection, Exchange, ExchangeFailure } from './http1/connection.ts';
import { ConnectionPool } from './http1/connectionPool.ts';
import type { Http1Response } from './http1/responseReader.ts';

export interface ClientRequest {
  readonly method: 'GET' | 'POST';
  readonly protocol: 'http:' | 'https:';
  readonly host: string;
  /** Empty for the protocol's own. */
  readonly port: string;
  readonly path: string;
  /** `host`, `content-length` and `connection` are added. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly ending: Ending;
  readonly responseLimitBytes: number;
  /** May be sent again when a kept connection turns out to be closed before anything came back. */
  readonly isIdempotent: boolean;
}

/** When nobody waits for an answer any more: a deadline, for one. */
export interface Ending {
  readonly hasPassed: boolean;
  /** @returns stops waiting for it */
  onPassed(callback: () => void): () => void;
}

export function endingOf(signal: AbortSignal): Ending {
  return {
    get hasPassed() {
      return signal.aborted;
    },
    onPassed(callback) {
      signal.addEventListener('abort', callback, { once: true });
      return () => signal.removeEventListener('abort', callback);
    },
  };
}

export interface ClientResponse {
  readonly status: number;
  /** @param name - in lower case */
  header(name: string): string | undefined;
  readonly text: string;
}

/** Sends requests over kept connections, by HTTP/1.1 (RFC 9112): cheaper than `node:http`, cold and warm. */
export interface HttpClient {
  /** @throws whatever the connection says, `AbortError` when its ending comes first, {@link ResponseTooLargeError} */
  send(request: ClientRequest): Promise<ClientResponse>;
  close(): void;
}

export interface HttpClientOptions {
  /** Certificates to trust instead of the system's (PEM). */
  readonly ca?: string | undefined;
  readonly now?: () => number;
}

/** A server closes idle connections after some seconds; a connection that rested longer is not used again. */
const IDLE_MS = 4_000;
const NOT_ALLOWED = /[^\t\x20-\x7e\x80-\xff]/;

export function createHttpClient({ ca, now = Date.now }: HttpClientOptions = {}): HttpClient {
  const pools = new Map<string, ConnectionPool>();

  return {
    send(request) {
      return new Promise((resolve, reject) => {
        if (request.ending.hasPassed) {
          reject(abortError());
          return;
        }
        new Sending(poolOf(request), request, resolve, reject).start();
      });
    },
    close() {
      for (const pool of pools.values()) pool.close();
    },
  };

  function poolOf({ protocol, host, port }: ClientRequest): ConnectionPool {
    const key = `${protocol}//${host}:${port}`;
    const known = pools.get(key);
    if (known !== undefined) return known;
    const isSecure = protocol === 'https:';
    const number = port === '' ? (isSecure ? 443 : 80) : Number(port);
    const pool = new ConnectionPool(
      { isSecure, host: host.replace(/^\[|\]$/g, ''), port: number, ca },
      IDLE_MS,
      now,
    );
    pools.set(key, pool);
    return pool;
  }
}

/** One request on its way, over a second connection when the first turns out to be closed. */
class Sending implements Exchange {
  readonly text: string;
  readonly encoding: Exchange['encoding'];
  readonly responseLimitBytes: number;
  readonly #pool: ConnectionPool;
  readonly #request: ClientRequest;
  readonly #resolve: (response: Http1Response) => void;
  readonly #reject: (error: unknown) => void;
  readonly #stopWaiting: () => void;
  #connection: Connection | undefined;
  #isRepeated = false;

  /** @throws {TypeError} on a header that would end its line */
  constructor(
    pool: ConnectionPool,
    request: ClientRequest,
    resolve: (response: Http1Response) => void,
    reject: (error: unknown) => void,
  ) {
    this.#pool = pool;
    this.#request = request;
    this.#resolve = resolve;
    this.#reject = reject;
    const bytes = Buffer.byteLength(request.body);
    this.text = headOf(request, bytes) + request.body;
    // Text of one byte a character can go as it is; a header with others is not in UTF-8 then.
    this.encoding = bytes === request.body.length ? 'latin1' : 'utf8';
    this.responseLimitBytes = request.responseLimitBytes;
    this.#stopWaiting = request.ending.onPassed(() => this.#connection?.close(abortError()));
  }

  start(): void {
    this.#connection = this.#pool.send(this);
  }

  done(response: Http1Response): void {
    this.#stopWaiting();
    this.#resolve(response);
  }

  fail({ error, isStale }: ExchangeFailure): void {
    const { isIdempotent, ending } = this.#request;
    // The server closed a kept connection while the request was on its way: nobody has seen it.
    if (isStale && isIdempotent && !this.#isRepeated && !ending.hasPassed) {
      this.#isRepeated = true;
      this.start();
      return;
    }
    this.#stopWaiting();
    this.#reject(error);
  }
}

function abortError(): Error {
  return new DOMException('Nobody waited for the answer any longer.', 'AbortError');
}

function headOf({ method, host, port, path, headers }: ClientRequest, bodyBytes: number): string {
  let text = `${method} ${path} HTTP/1.1\r\nhost: ${host}${port === '' ? '' : `:${port}`}\r\ncontent-length: ${bodyBytes}\r\n`;
  for (const name of Object.keys(headers)) {
    const field = `${name}: ${headers[name]}`;
    if (NOT_ALLOWED.test(field))
      throw new TypeError(`The header "${name}" has a character that none may have.`);
    text += `${field}\r\n`;
  }
  return `${text}\r\n`;
}
