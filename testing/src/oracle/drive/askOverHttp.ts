import { type Answer, parseAnswer } from '../compare/answer.ts';
import type { Operation } from '../operation/operation.ts';

/** A gateway that says nothing for so long is taken for hung. */
const TIMEOUT_MS = 20_000;

/** @throws {Error} when nothing answers, or what answers is no GraphQL response */
export async function askOverHttp(endpoint: string, operation: Operation): Promise<Answer> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(operation),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return parseAnswer(await response.text());
}
