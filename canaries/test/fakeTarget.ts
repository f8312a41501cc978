import { type FakeClock, fakeClock } from '@graphlets/testing/fakeClock';
import type { Target } from '../src/run/sendOperation.ts';

export interface SentRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly query: string; readonly variables: unknown };
}

/** What an endpoint does with a request: an answer after a time, or none. */
export interface Reply {
  readonly afterMs?: number;
  readonly status?: number;
  readonly body?: unknown;
  readonly refuses?: boolean;
}

/** An endpoint under a fake clock: every reply moves it. */
export function fakeTarget(reply: (request: SentRequest, index: number) => Reply) {
  const clock: FakeClock = fakeClock();
  const sent: SentRequest[] = [];
  const target: Target = {
    endpoint: 'http://graph.example/graphql',
    headers: { 'x-extra': '1' },
    clock,
    async fetch(url, init) {
      const request = {
        url: String(url),
        headers: init?.headers as Record<string, string>,
        body: JSON.parse(String(init?.body)),
      };
      const {
        afterMs = 10,
        status = 200,
        body = {},
        refuses = false,
      } = reply(request, sent.push(request) - 1);
      if (refuses) throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
      clock.advance(afterMs);
      init?.signal?.throwIfAborted();
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
    },
  };
  return { target, clock, sent };
}
