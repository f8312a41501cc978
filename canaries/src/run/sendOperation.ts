import type { Clock } from '@graphlets/platform/clock';
import { REQUEST_ID_HEADER } from '@graphlets/platform/requestId';
import { isRecord } from '@graphlets/platform/wire';

export interface Target {
  /** GraphQL over HTTP. */
  readonly endpoint: string;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
}

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  readonly timeoutMs: number;
}

/** What came back; never an exception. */
export type Answer =
  | { readonly kind: 'answer'; readonly data: unknown; readonly errors: readonly GraphqlError[] }
  | { readonly kind: 'failed'; readonly problem: string }
  | { readonly kind: 'timedOut'; readonly problem: string };

export interface GraphqlError {
  readonly message: string;
  readonly code: string;
  /** Of the graphlet that it is about. */
  readonly graphlet: string | undefined;
  /** In the answer, e.g. `title.rating`. */
  readonly path: string;
}

/** Sends one operation and waits for its answer. */
export async function sendOperation(target: Target, operation: Operation): Promise<Answer> {
  const { query, variables, requestId, timeoutMs } = operation;
  const abort = new AbortController();
  const cancel = target.clock.after(timeoutMs, () => abort.abort());
  try {
    const response = await target.fetch(target.endpoint, {
      method: 'POST',
      headers: {
        ...target.headers,
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json;q=0.9',
        [REQUEST_ID_HEADER]: requestId,
      },
      body: JSON.stringify({ query, variables }),
      signal: abort.signal,
    });
    return readAnswer(response.status, await response.text());
  } catch (error) {
    if (abort.signal.aborted) return { kind: 'timedOut', problem: `no answer within ${timeoutMs} ms` };
    return { kind: 'failed', problem: `no answer: ${describe(error)}` };
  } finally {
    cancel();
  }
}

function readAnswer(status: number, text: string): Answer {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  const gaveUp = status === 504 ? 'timedOut' : 'failed';
  if (!isRecord(body) || !('data' in body || Array.isArray(body.errors))) {
    return { kind: gaveUp, problem: `status ${status} without a GraphQL response` };
  }
  const errors = Array.isArray(body.errors) ? body.errors.filter(isRecord).map(readError) : [];
  return { kind: 'answer', data: body.data, errors };
}

function readError({ message, path, extensions }: Readonly<Record<string, unknown>>): GraphqlError {
  const { code, graphlet } = isRecord(extensions) ? extensions : {};
  return {
    message: String(message),
    code: typeof code === 'string' ? code : 'no code',
    graphlet: typeof graphlet === 'string' ? graphlet : undefined,
    path: Array.isArray(path) ? path.join('.') : '',
  };
}

/** fetch hides the reason in the cause. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return isRecord(cause) && typeof cause.code === 'string' ? cause.code : error.message;
}
