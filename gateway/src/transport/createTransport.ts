import { GraphletFailedError } from '@graphlets/platform/errors';
import type { Transport } from './transport.ts';

/** Chooses by the scheme of the routing URL. */
export function createTransport(parts: { readonly lambda: Transport; readonly http: Transport }): Transport {
  return {
    call(call) {
      if (call.url.startsWith('lambda:')) return parts.lambda.call(call);
      if (/^https?:/.test(call.url)) return parts.http.call(call);
      return Promise.reject(
        new GraphletFailedError(
          call.graphlet,
          `its routing URL "${call.url}" is neither lambda: nor http(s):; publish the graph with one that is`,
        ),
      );
    },
    async close() {
      await parts.lambda.close();
      await parts.http.close();
    },
  };
}
