import type { Outcome } from './scriptFiles.ts';

/** k6's error code of a request that ran out of its time. */
const TIMEOUT_CODE = 1_050;
/** Where GraphQL says that something went wrong; a text in the data may have it too. */
const HINT = '"errors"';

export interface AnswerFacts {
  readonly status: number;
  readonly errorCode: number;
  readonly body: string | null;
}

/** What an answer amounts to. Parses it only when it may have errors. Runs in k6. */
export function judge({ status, errorCode, body }: AnswerFacts): Outcome {
  if (errorCode === TIMEOUT_CODE) return 'timeout';
  if (status === 0) return 'connectionError';
  if (status === 429) return 'throttled';
  if (status === 504) return 'timeout';
  if (status < 200 || status > 299) return 'httpError';
  if (body === null || !body.startsWith('{')) return 'badAnswer';
  if (body.includes(HINT)) return judgeParsed(body);
  return body.includes('"data"') ? 'ok' : 'badAnswer';
}

function judgeParsed(body: string): Outcome {
  try {
    const { data, errors } = JSON.parse(body) as { data?: unknown; errors?: unknown };
    if (Array.isArray(errors) && errors.length > 0) return 'graphqlError';
    return data === undefined ? 'badAnswer' : 'ok';
  } catch {
    return 'badAnswer';
  }
}
