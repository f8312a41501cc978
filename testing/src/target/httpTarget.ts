import { isRecord } from '@graphlets/platform/wire';
import { TargetError } from './errors.ts';
import { readAnswer } from './readAnswer.ts';
import type { Target } from './target.ts';

/** A function behind HTTP: a gateway's endpoint, or a graphlet's function URL. Nothing is started or ended. */
export function createHttpTarget(url: string): Target {
  async function post(body: unknown, headers: Readonly<Record<string, string>> = {}) {
    const response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: readAnswer(text, `${url} (status ${response.status})`),
    };
  }
  return {
    kind: 'http',
    url,
    graphql: ({ headers, ...body }) => post(body, headers),
    invokeGraphlet: async (request) => (await post(request)).body,
    close: async () => {},
  };
}

/** @throws {TargetError} when nothing answers there */
export async function checkReachable(url: string): Promise<void> {
  const response = await send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  readAnswer(await response.text(), `${url} (status ${response.status})`);
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    // fetch itself only says "fetch failed"; not asked by instanceof, because under jest its errors are of another realm.
    const reason = isRecord(cause) && isRecord(cause.cause) ? cause.cause.message : cause;
    throw new TargetError(`${url} cannot be reached: ${reason}`, { cause });
  }
}
