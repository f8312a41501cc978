import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log } from '@graphlets/platform/log';
import type { HttpFront } from './createHttpFront.ts';
import { decodeBody } from './decodeBody.ts';
import type { HttpRequest } from './messages.ts';

const COPIED_BYTES = 16 * 1_024;

/** Serves the HTTP front by Node's own server, outside Lambda. Any number of requests at once. */
export function createNodeServer(front: HttpFront, bodyLimitBytes: number, log: Log): Server {
  return createServer((incoming, outgoing) => {
    readRequest(incoming, bodyLimitBytes)
      .then((request) => front(request, { fallbackRequestId: randomUUID() }))
      .then(({ status, headers, body }) => {
        const bytes = Buffer.byteLength(body);
        outgoing.writeHead(status, { ...headers, 'content-length': bytes });
        if (incoming.method === 'HEAD') outgoing.end();
        else sendBody(outgoing, body, bytes);
      })
      .catch((error: unknown) => fail(outgoing, error, log));
  });
}

function readRequest(incoming: IncomingMessage, bodyLimitBytes: number): Promise<HttpRequest> {
  const url = incoming.url ?? '/';
  const mark = url.indexOf('?');
  const [path, query] = mark === -1 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const request = { method: incoming.method ?? 'GET', path, query, headers };

  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      // One chunk beyond the limit is enough for the front to refuse it; the rest is not kept.
      if (bytes - chunk.length <= bodyLimitBytes) chunks.push(chunk);
    });
    incoming.on('end', () => resolve({ ...request, ...decodeBody(Buffer.concat(chunks)) }));
    incoming.on('error', reject);
  });
}

/** A string is copied behind the head and then encoded, which for a long one costs more than bytes of its own. */
function sendBody(outgoing: ServerResponse, body: string, bytes: number): void {
  const encoding = bytes === body.length ? 'latin1' : 'utf8';
  if (bytes > COPIED_BYTES) outgoing.end(Buffer.from(body, encoding));
  else outgoing.end(body, encoding);
}

function fail(outgoing: ServerResponse, error: unknown, log: Log): void {
  log.error('A request could not be answered.', { error });
  if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-length': 0 });
  outgoing.end();
}
