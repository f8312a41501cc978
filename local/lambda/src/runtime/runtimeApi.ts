import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an environment is given to do. */
export interface Invocation {
  readonly requestId: string;
  readonly payload: string;
  /** Epoch milliseconds. */
  readonly deadline: number;
  readonly functionArn: string;
  readonly traceHeader: string;
  readonly clientContext?: string | undefined;
}

/** What the Runtime API of one environment hears from it. */
export interface RuntimeListener {
  /** It waits for an invocation: `take` gives it one. */
  onNext(take: (invocation: Invocation) => void): void;
  onResponse(requestId: string, payload: string): void;
  onError(requestId: string, payload: string): void;
  onInitError(payload: string): void;
}

export interface RuntimeApi {
  /** `host:port`, for `AWS_LAMBDA_RUNTIME_API`; rejects when there is no free port. */
  readonly address: Promise<string>;
  close(): void;
}

const HOST = '127.0.0.1';
const ROUTE = /^\/2018-06-01\/runtime\/(init\/error|invocation\/(next|([^/]+)\/(response|error)))$/;

/**
 * The Runtime API (2018-06-01) of one environment, on a port of its own: that is what tells environments apart, since
 * AWS's own runtime clients take a host and a port, and no path.
 */
export function serveRuntimeApi(listener: RuntimeListener): RuntimeApi {
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) =>
    answer(listener, request, response),
  );
  // An environment waits for its next invocation as long as it takes.
  server.requestTimeout = 0;
  const address = new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, () => resolve(`${HOST}:${(server.address() as AddressInfo).port}`));
  });
  return {
    address,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answer(listener: RuntimeListener, request: IncomingMessage, response: ServerResponse): void {
  const match = ROUTE.exec(request.url ?? '');
  if (match === null) {
    response.writeHead(404, { 'content-length': 0 }).end();
    return;
  }
  const [, action, invocationAction, requestId = '', outcome] = match;
  if (invocationAction === 'next') {
    listener.onNext((invocation) => giveInvocation(response, invocation));
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    response.writeHead(202, { 'content-length': 0 }).end();
    const payload = Buffer.concat(chunks).toString('utf8');
    if (action === 'init/error') listener.onInitError(payload);
    else if (outcome === 'response') listener.onResponse(requestId, payload);
    else listener.onError(requestId, payload);
  });
}

function giveInvocation(response: ServerResponse, invocation: Invocation): void {
  const body = Buffer.from(invocation.payload);
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': body.length,
    'lambda-runtime-aws-request-id': invocation.requestId,
    'lambda-runtime-deadline-ms': String(invocation.deadline),
    'lambda-runtime-invoked-function-arn': invocation.functionArn,
    'lambda-runtime-trace-id': invocation.traceHeader,
    ...(invocation.clientContext !== undefined && {
      'lambda-runtime-client-context': invocation.clientContext,
    }),
  });
  response.end(body);
}
