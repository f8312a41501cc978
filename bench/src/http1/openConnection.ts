import { connect } from 'node:net';
import { createMessageReader, type Message } from './createMessageReader.ts';

/** One kept connection; one request at a time. */
export interface Connection {
  send(request: Buffer, onAnswer: (answer: Message) => void): void;
  close(): void;
}

/** @param onError - when the connection fails or the server ends it */
export function openConnection(url: string, onError: (error: Error) => void): Promise<Connection> {
  const { hostname, port } = new URL(url);
  let waiting: ((answer: Message) => void) | undefined;
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    socket.on(
      'data',
      createMessageReader((answer) => {
        const answered = waiting;
        waiting = undefined;
        answered?.(answer);
      }),
    );
    socket.on('error', onError);
    socket.on('close', () => {
      if (waiting !== undefined) onError(new Error(`${url} closed the connection before it answered`));
    });
    socket.on('connect', () =>
      resolve({
        send(request, onAnswer) {
          waiting = onAnswer;
          socket.write(request);
        },
        close: () => socket.destroy(),
      }),
    );
  });
}

/** A GraphQL request as bytes. */
export function requestBytes(path: string, body: string): Buffer {
  const head =
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\naccept: application/json\r\n` +
    `content-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return Buffer.from(head + body);
}
