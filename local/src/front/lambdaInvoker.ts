import { Agent, request } from 'node:http';

/** Lambda's answer to an Invoke, as its REST API gives it. */
export interface InvokeResult {
  readonly status: number;
  /** `x-amz-function-error`: the function failed, and the payload says how. */
  readonly functionError: string | undefined;
  readonly payload: string;
}

export interface LambdaInvoker {
  /** @throws when Lambda cannot be reached, or `signal` aborts */
  invoke(
    functionName: string,
    payload: string,
    options: { readonly signal: AbortSignal; readonly traceHeader: string },
  ): Promise<InvokeResult>;
  close(): void;
}

/**
 * Invokes by Lambda's HTTP API like any client. Not signed: the local service does not ask for it.
 *
 * @param endpoint - e.g. `http://127.0.0.1:4001`
 */
export function createLambdaInvoker(endpoint: string): LambdaInvoker {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(endpoint);
  return {
    invoke(functionName, payload, { signal, traceHeader }) {
      const { promise, resolve, reject } = Promise.withResolvers<InvokeResult>();
      const body = Buffer.from(payload);
      const call = request({
        agent,
        hostname,
        port,
        method: 'POST',
        path: `/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`,
        headers: {
          'content-type': 'application/json',
          'content-length': body.length,
          'x-amzn-trace-id': traceHeader,
        },
        signal,
      });
      call.once('error', reject);
      call.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const functionError = response.headers['x-amz-function-error'];
          resolve({
            status: response.statusCode ?? 0,
            functionError: typeof functionError === 'string' ? functionError : undefined,
            payload: Buffer.concat(chunks).toString('utf8'),
          });
        });
      });
      call.end(body);
      return promise;
    },
    close: () => agent.destroy(),
  };
}
