import type { ServerResponse } from 'node:http';
import type { Clock } from '@graphlets/platform/clock';
import type { Observer } from '../observer.ts';
import { viewFunction, viewFunctions } from './api/functionRoutes.ts';
import { viewOperations } from './api/operationRoutes.ts';
import { readText, readWindow } from './api/readQuery.ts';
import { timeRangeOf } from './api/timeRange.ts';

const INTERVAL_MS = 1_000;

/**
 * `GET /api/live?window=&function=`: server-sent events, one a second: `functions` (all, in figures), `function` (the
 * one that was asked for, bucket by bucket) and `operations`.
 *
 * @throws {BadQueryError} before anything is written
 */
export function streamLive(
  query: URLSearchParams,
  response: ServerResponse,
  { collector }: Observer,
  clock: Clock,
): void {
  const window = readWindow(query);
  const name = readText(query, 'function');
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  let cancel = () => {};
  send();
  response.once('close', () => cancel());

  function send(): void {
    // A reader that is slower than we are gets fewer of them.
    if (!response.writableNeedDrain) {
      const range = timeRangeOf(window, clock.now(), collector.startedMs);
      write('functions', viewFunctions(collector, range));
      write('operations', viewOperations(collector, range));
      const one = name === undefined ? undefined : viewFunction(collector, name, range);
      if (one !== undefined) write('function', one);
    }
    cancel = clock.after(INTERVAL_MS, send);
  }

  function write(event: string, data: object): void {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}
