import { isRecord } from '@graphlets/platform/wire';

export type Path = readonly (string | number)[];

/** A response as it is on the wire. */
export interface Answer {
  readonly data?: unknown;
  readonly errors?: unknown;
}

export interface AnswerError {
  readonly message: string;
  readonly path: Path;
}

/** @returns what is wrong with the list, when it is none of errors */
export function readErrors(errors: unknown): readonly AnswerError[] | string {
  if (errors === undefined) return [];
  if (!Array.isArray(errors) || errors.length === 0) return `"errors" is no list of errors.`;
  const read: AnswerError[] = [];
  for (const error of errors) {
    if (!isRecord(error) || typeof error.message !== 'string') return 'An error has no message.';
    const path = error.path ?? [];
    if (!Array.isArray(path)) return 'The path of an error is no list.';
    read.push({ message: error.message, path });
  }
  return read;
}

/** @throws {TypeError} when the text is no GraphQL response */
export function parseAnswer(body: string): Answer {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch (cause) {
    throw new TypeError(`The response is no JSON: ${body.slice(0, 200)}`, { cause });
  }
  if (!isRecord(answer)) throw new TypeError('The response is no JSON object.');
  return answer;
}
