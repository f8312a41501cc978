import { Connection, type ConnectionOwner, type Exchange, type Origin } from './connection.ts';

interface IdleConnection {
  readonly connection: Connection;
  readonly since: number;
}

/** Kept connections to one origin; the one used last is used next, so that the others can go. */
export class ConnectionPool implements ConnectionOwner {
  readonly #origin: Origin;
  readonly #idleMs: number;
  readonly #now: () => number;
  readonly #busy = new Set<Connection>();
  #idle: IdleConnection[] = [];

  /** @param idleMs - a connection that rested longer is not used again, because its server may be closing it */
  constructor(origin: Origin, idleMs: number, now: () => number) {
    this.#origin = origin;
    this.#idleMs = idleMs;
    this.#now = now;
  }

  /** @returns the connection that carries the request, to be closed when nobody waits for the answer any more */
  send(exchange: Exchange): Connection {
    const connection = this.#take();
    this.#busy.add(connection);
    connection.send(exchange);
    return connection;
  }

  rested(connection: Connection): void {
    this.#busy.delete(connection);
    this.#idle.push({ connection, since: this.#now() });
    connection.rest();
  }

  closed(connection: Connection): void {
    if (this.#busy.delete(connection)) return;
    this.#idle = this.#idle.filter((idle) => idle.connection !== connection);
  }

  close(): void {
    for (const connection of [...this.#busy, ...this.#idle.map((idle) => idle.connection)])
      connection.close();
  }

  #take(): Connection {
    const newest = this.#idle.pop();
    if (newest !== undefined && this.#now() - newest.since <= this.#idleMs) return newest.connection;
    // The rest is older still.
    newest?.connection.close();
    const old = this.#idle;
    this.#idle = [];
    for (const { connection } of old) connection.close();
    return new Connection(this.#origin, this);
  }
}
