import { createHttpClient } from '@graphlets/gateway/transport/httpClient';
import { call, headers, stub } from './call.ts';

const client = createHttpClient();
const ending = { hasPassed: false, onPassed: () => () => {} };

export async function handler() {
  const { text } = await client.send({
    method: 'POST',
    protocol: 'http:',
    host: stub.hostname,
    port: stub.port,
    path: call.path,
    headers,
    body: call.body,
    ending,
    responseLimitBytes: 1_000_000,
    isIdempotent: true,
  });
  return { body: text };
}
