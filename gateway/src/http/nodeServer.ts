import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log } from '@graphlets/platform/log';
import type { HttpFront } from './createHttpFront.ts';
import { decodeBody } from './decodeBody.ts';
import type { HttpRequest } from './messages.ts';

/** A longer text is encoded here, in one go: Node's server would first copy it behind the head. */
const LONG = 16 * 1_024;
/** In UTF-8. */
const LONGEST_CHARACTER = 4;

/** Serves the HTTP front by Node's own server, outside Lambda. Any number of requests at once. */
export function createNodeServer(front: HttpFront, bodyLimitBytes: number, log: Log): Server {
  return createServer((incoming, outgoing) => {
    readRequest(incoming, bodyLimitBytes)
      .then((request) => front(request, { fallbackRequestId: randomUUID() }))
      .then(({ status, headers, body }) => {
        const content = body.length > LONG ? encodeLong(body) : body;
        const bytes = Buffer.byteLength(content);
        outgoing.writeHead(status, { ...headers, 'content-length': bytes });
        if (incoming.method === 'HEAD') outgoing.end();
        else outgoing.end(content, bytes === content.length ? 'latin1' : 'utf8');
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

/** Written into a little more room than plain text takes: to ask for a text's length in UTF-8 takes ten times as long. */
function encodeLong(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(text.length + (text.length >> 4));
  const written = bytes.write(text, 'utf8');
  const isWhole = written <= bytes.length - LONGEST_CHARACTER;
  return isWhole ? bytes.subarray(0, written) : Buffer.from(text, 'utf8');
}

function fail(outgoing: ServerResponse, error: unknown, log: Log): void {
  log.error('A request could not be answered.', { error });
  if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-length': 0 });
  outgoing.end();
}
