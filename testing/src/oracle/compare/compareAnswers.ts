import { type Answer, readErrors } from './answer.ts';
import type { Difference } from './difference.ts';
import { explainNulls } from './explainNulls.ts';
import { findDifference } from './findDifference.ts';

/**
 * Holds an answer against the truth. Data must be equal, order of keys included. Errors are compared by what they
 * explain: each error stands for the null that it led to (spec October 2021, 6.4.4), and the nulls explained must be
 * the same. Below a null that bubbled up any number of errors may be reported; messages are not compared.
 *
 * @returns undefined when the answer is right
 */
export function compareAnswers(truth: Answer, answer: Answer): Difference | undefined {
  const errors = readErrors(answer.errors);
  if (typeof errors === 'string') return { cause: 'crash', path: [], detail: errors };
  const truthErrors = readErrors(truth.errors);
  if (typeof truthErrors === 'string') throw new TypeError(truthErrors);
  if (truth.data === undefined) {
    if (answer.data === undefined && errors.length > 0) return undefined;
    return { cause: 'accepted invalid operation', path: [], detail: 'The truth is a request error.' };
  }
  if (answer.data === undefined) {
    return {
      cause: 'refused valid operation',
      path: [],
      detail: errors.map(({ message }) => message).join(' | ') || 'Neither data nor errors.',
    };
  }
  const difference = findDifference(truth.data, answer.data, []);
  if (difference !== undefined) return difference;

  const expected = explainNulls(truth.data, truthErrors);
  const found = explainNulls(answer.data, errors);
  for (const [key, { path, message }] of expected.nulls) {
    if (!found.nulls.has(key)) return { cause: 'missing error', path, detail: message };
  }
  for (const [key, { path, message }] of found.nulls) {
    if (!expected.nulls.has(key)) return { cause: 'extra error', path, detail: message };
  }
  const [astray] = found.astray;
  return astray === undefined
    ? undefined
    : { cause: 'extra error', path: astray.path, detail: astray.message };
}
