import { type ClientResponse, createHttpClient } from '@graphlets/gateway/transport/httpClient';

/** @param path - `/` and the name of a subgraph; @param body - JSON text of a GraphQL request */
export type CallStub = (path: string, body: string) => Promise<ClientResponse>;

export const HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

/** Calls the stub subgraphs by our client, and does nothing else: no deadline, no second try. */
export function createStubCalls(port: string): CallStub {
  const client = createHttpClient();
  const ending = { hasPassed: false, onPassed: () => () => {} };
  return (path, body) =>
    client.send({
      method: 'POST',
      protocol: 'http:',
      host: '127.0.0.1',
      port,
      path,
      headers: HEADERS,
      body,
      ending,
      responseLimitBytes: 50 * 1024 * 1024,
      isIdempotent: true,
    });
}
