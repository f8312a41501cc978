import type { Connection, Exchange } from './http1/connection.ts';
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
  readonly signal: AbortSignal;
  readonly responseLimitBytes: number;
  /** May be sent again when a kept connection turns out to be closed before anything came back. */
  readonly isIdempotent: boolean;
}

export interface ClientResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Sends requests over kept connections, by HTTP/1.1 (RFC 9112): cheaper than `node:http`, cold and warm. */
export interface HttpClient {
  /** @throws whatever the connection says, `AbortError` by the signal, {@link ResponseTooLargeError} */
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
        if (request.signal.aborted) {
          reject(request.signal.reason);
          return;
        }
        const exchange = { ...write(request), responseLimitBytes: request.responseLimitBytes };
        exchangeOver(poolOf(request), exchange, request, resolve, reject);
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

function exchangeOver(
  pool: ConnectionPool,
  exchange: Omit<Exchange, 'done' | 'fail'>,
  { signal, isIdempotent }: ClientRequest,
  resolve: (response: Http1Response) => void,
  reject: (error: unknown) => void,
): void {
  let connection: Connection | undefined;
  let isRepeated = false;
  const abort = () => connection?.close(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  attempt();

  function attempt(): void {
    connection = pool.send({
      ...exchange,
      done(response) {
        signal.removeEventListener('abort', abort);
        resolve(response);
      },
      fail({ error, isStale }) {
        // The server closed a kept connection while the request was on its way: nobody has seen it.
        if (isStale && isIdempotent && !isRepeated && !signal.aborted) {
          isRepeated = true;
          attempt();
          return;
        }
        signal.removeEventListener('abort', abort);
        reject(error);
      },
    });
  }
}

/** @throws {TypeError} on a header that would end its line */
function write({
  method,
  host,
  port,
  path,
  headers,
  body,
}: ClientRequest): Pick<Exchange, 'text' | 'encoding'> {
  const bytes = Buffer.byteLength(body);
  let text = `${method} ${path} HTTP/1.1\r\nhost: ${host}${port === '' ? '' : `:${port}`}\r\ncontent-length: ${bytes}\r\n`;
  for (const name of Object.keys(headers)) {
    const field = `${name}: ${headers[name]}`;
    if (NOT_ALLOWED.test(field))
      throw new TypeError(`The header "${name}" has a character that none may have.`);
    text += `${field}\r\n`;
  }
  // Text of one byte a character can go as it is; a header with others is not in UTF-8 then.
  return { text: `${text}\r\n${body}`, encoding: bytes === body.length ? 'latin1' : 'utf8' };
}
