import {
  DeadlineExceededError,
  GraphletFailedError,
  GraphletThrottledError,
} from '@graphlets/platform/errors';
import { checkIsObject, TRANSIENT_STATUSES, toGraphletError } from './failures.ts';
import type { HttpClient } from './httpClient.ts';
import { httpPayload } from './payload.ts';
import type { GraphletCall, Transport } from './transport.ts';

export interface HttpTransportOptions {
  readonly client: HttpClient;
  readonly responseLimitBytes: number;
}

/** Calls any Federation subgraph by GraphQL over HTTP. */
export function createHttpTransport({ client, responseLimitBytes }: HttpTransportOptions): Transport {
  const urls = new Map<string, URL>();

  return {
    async call(call) {
      const allowedMs = call.deadline.remainingMs();
      if (allowedMs === 0) throw new DeadlineExceededError(`graphlet "${call.graphlet}" was called`);
      const url = urls.get(call.url) ?? new URL(call.url);
      urls.set(call.url, url);
      const body = httpPayload(call.body);
      try {
        const response = await client.send({
          method: 'POST',
          protocol: url.protocol === 'https:' ? 'https:' : 'http:',
          host: url.hostname,
          port: url.port,
          path: url.pathname + url.search,
          headers: headersOf(call),
          body,
          ending: call.deadline,
          responseLimitBytes,
          isIdempotent: call.isIdempotent,
        });
        if (response.status === 429) throw new GraphletThrottledError(call.graphlet);
        // A failing status with a GraphQL body is a request error that the subgraph explains itself.
        if (response.status >= 400 && !response.text.includes('"errors"')) {
          throw new GraphletFailedError(call.graphlet, `HTTP status ${response.status}`, {
            isTransient: TRANSIENT_STATUSES.has(response.status),
          });
        }
        return checkIsObject(response.text, call);
      } catch (error) {
        throw toGraphletError(error, call, allowedMs);
      }
    },
    close: async () => client.close(),
  };
}

function headersOf(call: GraphletCall): Record<string, string> {
  const { requestId, traceHeader, headers } = call.body.context;
  return {
    ...headers,
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    'x-request-id': requestId,
    ...(traceHeader !== undefined && { 'x-amzn-trace-id': traceHeader }),
  };
}
