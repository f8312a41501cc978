import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type Http1Response, ResponseReader } from './responseReader.ts';

export interface Origin {
  readonly isSecure: boolean;
  readonly host: string;
  readonly port: number;
  /** Certificates to trust instead of the system's (PEM). */
  readonly ca?: string | undefined;
}

/** Why an exchange failed, and whether the server may have seen the request. */
export interface ExchangeFailure {
  readonly error: Error;
  /** The connection was used before and ended before a byte of the answer came. */
  readonly isStale: boolean;
}

export interface Exchange {
  /** Request line, header fields and body in one. */
  readonly text: string;
  readonly encoding: 'latin1' | 'utf8';
  readonly responseLimitBytes: number;
  done(response: Http1Response): void;
  fail(failure: ExchangeFailure): void;
}

export interface ConnectionOwner {
  /** It may carry another request. */
  rested(connection: Connection): void;
  /** Told once when it cannot be used any more. */
  closed(connection: Connection): void;
}

/** One connection that carries one request at a time. */
export class Connection {
  readonly #socket: Socket;
  readonly #owner: ConnectionOwner;
  #exchange: Exchange | undefined;
  #reader: ResponseReader | undefined;
  #count = 0;
  #hasAnswered = false;
  #isOpen = true;

  constructor(origin: Origin, owner: ConnectionOwner) {
    this.#owner = owner;
    const { host, port, ca } = origin;
    this.#socket = origin.isSecure
      ? connectTls({ host, port, servername: isName(host) ? host : '', ALPNProtocols: ['http/1.1'], ca })
      : connectTcp({ host, port });
    this.#socket.setNoDelay(true);
    this.#socket.on('data', (bytes: Buffer) => this.#read(bytes));
    this.#socket.on('error', (error) => this.#end(error));
    this.#socket.on('close', () => this.#end(new Error('the connection was closed')));
    this.#socket.on('end', () => this.#finish(this.#reader?.end()));
  }

  send(exchange: Exchange): void {
    this.#exchange = exchange;
    this.#reader = new ResponseReader(exchange.responseLimitBytes);
    this.#hasAnswered = false;
    this.#count++;
    this.#socket.ref();
    this.#socket.write(exchange.text, exchange.encoding);
  }

  /** Between two requests it keeps no process alive. */
  rest(): void {
    this.#socket.unref();
  }

  close(error = new Error('the connection was closed')): void {
    this.#end(error);
  }

  #read(bytes: Buffer): void {
    if (this.#reader === undefined) {
      this.#end(new Error('an answer that nobody asked for'));
      return;
    }
    this.#hasAnswered = true;
    try {
      this.#finish(this.#reader.push(bytes));
    } catch (error) {
      this.#end(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #finish(response: Http1Response | undefined): void {
    const exchange = this.#exchange;
    if (response === undefined || exchange === undefined) return;
    this.#exchange = undefined;
    this.#reader = undefined;
    if (response.keepsAlive) this.#owner.rested(this);
    else this.#end(new Error('the server keeps no connection'));
    exchange.done(response);
  }

  #end(error: Error): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#socket.destroy();
    this.#owner.closed(this);
    const exchange = this.#exchange;
    this.#exchange = undefined;
    exchange?.fail({ error, isStale: this.#count > 1 && !this.#hasAnswered });
  }
}

/** An address has no server name (RFC 6066, 3). */
function isName(host: string): boolean {
  return !/^[\d.]+$|:/.test(host);
}
