import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StubAnswer {
  readonly status?: number;
  readonly body?: string;
  readonly delayMs?: number;
}

export interface StubServer {
  readonly url: string;
  /** Request ids in the order in which they came. */
  readonly requestIds: readonly string[];
  close(): Promise<void>;
}

/** A GraphQL endpoint that answers as it is told. */
export async function startStub(answer: (query: string, count: number) => StubAnswer): Promise<StubServer> {
  const requestIds: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      requestIds.push(String(request.headers['x-request-id']));
      const { status = 200, body = '{"data":{}}', delayMs = 0 } = answer(text, requestIds.length);
      const send = () => response.writeHead(status, { 'content-type': 'application/json' }).end(body);
      if (delayMs === 0) send();
      else setTimeout(send, delayMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    requestIds,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
