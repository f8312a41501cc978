import type { IncomingMessage, ServerResponse } from 'node:http';

/** What an environment is given to do. */
export interface Invocation {
  readonly requestId: string;
  readonly payload: string;
  /** Epoch milliseconds. */
  readonly deadline: number;
  readonly functionArn: string;
  readonly traceId: string;
  readonly clientContext?: string | undefined;
}

/** The environment's side of the Runtime API; one environment behind each path prefix. */
export interface RuntimeListener {
  /** It waits for an invocation: `take` gives it one. */
  onNext(take: (invocation: Invocation) => void): void;
  onResponse(requestId: string, payload: string): void;
  onError(requestId: string, payload: string): void;
  onInitError(payload: string): void;
}

const ROUTE = /^\/([^/]+)\/2018-06-01\/runtime\/(init\/error|invocation\/(next|([^/]+)\/(response|error)))$/;

/**
 * The Runtime API (2018-06-01) of all environments. `AWS_LAMBDA_RUNTIME_API` of each is
 * `<host>:<port>/<environment id>`, so that one server tells them apart.
 */
export function createRuntimeApi() {
  const listeners = new Map<string, RuntimeListener>();

  function handle(request: IncomingMessage, response: ServerResponse): boolean {
    const match = ROUTE.exec(request.url ?? '');
    if (match === null) return false;
    const [, environment = '', action = '', invocationAction, requestId = '', outcome] = match;
    const listener = listeners.get(environment);
    if (listener === undefined) {
      response.writeHead(410).end();
      return true;
    }
    if (invocationAction === 'next') {
      listener.onNext((invocation) => giveInvocation(response, invocation));
      return true;
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
    return true;
  }

  return {
    handle,
    add: (environment: string, listener: RuntimeListener) => listeners.set(environment, listener),
    remove: (environment: string) => listeners.delete(environment),
  };
}

export type RuntimeApi = ReturnType<typeof createRuntimeApi>;

function giveInvocation(response: ServerResponse, invocation: Invocation): void {
  const body = Buffer.from(invocation.payload);
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': body.length,
    'lambda-runtime-aws-request-id': invocation.requestId,
    'lambda-runtime-deadline-ms': String(invocation.deadline),
    'lambda-runtime-invoked-function-arn': invocation.functionArn,
    'lambda-runtime-trace-id': invocation.traceId,
    ...(invocation.clientContext !== undefined && {
      'lambda-runtime-client-context': invocation.clientContext,
    }),
  });
  response.end(body);
}
