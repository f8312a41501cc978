import { createPostClient } from '@graphlets/gateway/transport/post';
import { call, headers, stub } from './call.ts';

const client = createPostClient();
const { signal } = new AbortController();

export async function handler() {
  const { text } = await client.post({
    protocol: 'http:',
    host: stub.hostname,
    port: stub.port,
    path: call.path,
    headers,
    body: call.body,
    signal,
    responseLimitBytes: 1_000_000,
    isIdempotent: true,
  });
  return { body: text };
}
