import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@graphlets/platform/clock';
import type { Observer } from '../observer.ts';
import type { ApiRequest } from './api/apiRequest.ts';
import { BadQueryError } from './api/readQuery.ts';
import { findRoute } from './api/routes.ts';
import { streamLive } from './liveStream.ts';
import { createPageFiles } from './pageFiles.ts';

export interface ConsoleOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  readonly clock: Clock;
  readonly observer: Observer;
  /** Where requests go: for who has not asked anything yet. */
  readonly graphqlUrl: string;
  /** What the X-Ray daemon has received. */
  readonly packets: () => ApiRequest['packets'];
}

/** The console: one page over a JSON API, about the stack that it runs in. */
export interface Console {
  readonly port: number;
  close(): Promise<void>;
}

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
};

/** @throws the server's error when the port cannot be had (`EADDRINUSE`) */
export async function startConsole(options: ConsoleOptions): Promise<Console> {
  const pageFile = createPageFiles();
  const server = createServer((message, response) => {
    answer(message, response).catch((error: unknown) => fail(response, error));
  });

  async function answer({ method, url = '/' }: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(url, 'http://console');
    if (method !== 'GET' && method !== 'HEAD') return sendJson(response, 405, { message: 'Only GET.' });
    if (pathname === '/api/live') return streamLive(query, response, options.observer, options.clock);
    const route = findRoute(pathname);
    if (route !== undefined) {
      const { observer, clock, graphqlUrl } = options;
      const packets = options.packets();
      const found = route.answer({
        query,
        name: route.name,
        nowMs: clock.now(),
        observer,
        graphqlUrl,
        packets,
      });
      const missing = { message: `There is no "${route.name}" here, or not any more.` };
      return sendJson(response, found === undefined ? 404 : 200, found ?? missing);
    }
    const file = await pageFile(pathname);
    if (file === undefined) return sendJson(response, 404, { message: `Nothing at ${pathname}.` });
    response.writeHead(200, { ...HEADERS, 'content-type': file.contentType }).end(file.body);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { ...HEADERS, 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  sendJson(response, error instanceof BadQueryError ? 400 : 500, { message });
}
