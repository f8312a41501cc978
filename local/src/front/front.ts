import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@graphlets/platform/clock';
import { type HttpAnswer, httpAnswer, ownAnswer } from './httpAnswer.ts';
import { httpEvent } from './httpEvent.ts';
import type { InvokeResult, LambdaInvoker } from './lambdaInvoker.ts';
import { readBody } from './readBody.ts';

/** HTTP APIs take bodies up to 10 MB; what Lambda refuses above 6 MB is its own answer. */
const BODY_LIMIT_BYTES = 10_000_000;
/** What an HTTP API waits for its integration at the most. */
const INTEGRATION_TIMEOUT_MS = 30_000;
const FUNCTION_URL = /^\/functions\/([A-Za-z0-9_-]+)(\/[^?]*)?(\?.*)?$/s;

export interface FrontOptions {
  readonly port: number;
  readonly host: string;
  readonly clock: Clock;
  /** The function behind every path that is no function URL. */
  readonly gatewayName: string;
  /** Paths that are the stack's own; undefined for any other. */
  readonly answerItself?: (request: OwnRequest) => HttpAnswer | undefined;
}

export interface OwnRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** The HTTP side of the stack: one API in front of the gateway, and a function URL for each function. */
export interface Front {
  readonly port: number;
  /** Until then every request is answered with 503. */
  open(invoker: LambdaInvoker): void;
  close(): Promise<void>;
}

/** @throws the server's error when the port cannot be had (`EADDRINUSE`) */
export async function startFront(options: FrontOptions): Promise<Front> {
  let invoker: LambdaInvoker | undefined;
  const server = createServer({ keepAliveTimeout: 65_000 }, (message, response) => {
    const answering =
      invoker === undefined
        ? Promise.resolve(ownAnswer(503, 'The stack is starting.'))
        : answer(message, invoker, options);
    answering.then(
      (result) => send(message, response, result),
      () => send(message, response, ownAnswer(502, 'Internal Server Error')),
    );
  });
  await listen(server, options);
  return {
    port: (server.address() as AddressInfo).port,
    open(opened) {
      invoker = opened;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  message: IncomingMessage,
  invoker: LambdaInvoker,
  { clock, gatewayName, answerItself }: FrontOptions,
): Promise<HttpAnswer> {
  const { functionName, target } = route(message.url ?? '/', gatewayName);
  const body = await readBody(message, BODY_LIMIT_BYTES);
  if (body === 'too large') return ownAnswer(413, 'Request Entity Too Large');
  const { method = 'GET', url = '/' } = message;
  const own = answerItself?.({ method, path: url.replace(/\?.*$/s, ''), body: body.toString() });
  if (own !== undefined) return own;

  const nowMs = clock.now();
  const traceHeader = traceHeaderOf(message, nowMs);
  const requestId = randomUUID();
  const event = httpEvent({ message, body, target, functionName, requestId, traceHeader, nowMs });
  const timeout = new AbortController();
  const cancel = clock.after(INTEGRATION_TIMEOUT_MS, () => timeout.abort());
  try {
    const options = { signal: timeout.signal, traceHeader };
    return answerOf(await invoker.invoke(functionName, JSON.stringify(event), options));
  } catch (error) {
    if (timeout.signal.aborted) return ownAnswer(504, 'Endpoint request timed out');
    throw error;
  } finally {
    cancel();
  }
}

/** `/functions/<name>/path` is the function URL of `<name>`, which sees `/path`; all else is the gateway's. */
function route(url: string, gatewayName: string): { functionName: string; target: string } {
  const [, name, path = '/', query = ''] = FUNCTION_URL.exec(url) ?? [];
  if (name === undefined) return { functionName: gatewayName, target: url };
  return { functionName: name, target: `${path}${query}` };
}

function answerOf({ status, functionError, payload }: InvokeResult): HttpAnswer {
  if (status === 429) return ownAnswer(429, 'Too Many Requests');
  if (status === 413) return ownAnswer(413, 'Request Entity Too Large');
  if (status === 404) return ownAnswer(404, 'Not Found');
  if (status !== 200 || functionError !== undefined) return ownAnswer(502, 'Internal Server Error');
  return httpAnswer(payload) ?? ownAnswer(502, 'Internal Server Error');
}

function traceHeaderOf(message: IncomingMessage, nowMs: number): string {
  const given = message.headers['x-amzn-trace-id'];
  if (typeof given === 'string') return given;
  return `Root=1-${Math.floor(nowMs / 1_000).toString(16)}-${randomBytes(12).toString('hex')}`;
}

function send(
  message: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: HttpAnswer,
): void {
  if (response.destroyed) return;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    response.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  const hasBody = status !== 204 && status !== 304;
  if (hasBody) response.setHeader('content-length', Buffer.byteLength(body));
  // What is left of a body that was refused would be read as the next request.
  if (!message.complete) response.setHeader('connection', 'close');
  response.end(hasBody && message.method !== 'HEAD' ? body : undefined);
}

function listen(server: Server, { port, host }: FrontOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}
