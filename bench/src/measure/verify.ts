import { isDeepStrictEqual } from 'node:util';
import type { Shape } from '../graph/shapes.ts';
import { bodiesOf } from './load.ts';

/** Answers of a shape, one for every variation, as text. */
export async function fetchAnswers(endpoint: string, shape: Shape): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const body of bodiesOf(shape)) {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body,
    });
    answers.push(await response.text());
  }
  return answers;
}

/**
 * Whether the contestant's answers are the reference's; its time counts only then.
 * @returns what differs, or undefined
 */
export function findDifference(expected: readonly string[], actual: readonly string[]): string | undefined {
  for (const [index, text] of expected.entries()) {
    const other = actual[index] ?? '';
    if (!isDeepStrictEqual(parse(text), parse(other))) {
      return `variation ${index}: expected ${text.slice(0, 200)}, got ${other.slice(0, 200)}`;
    }
  }
  return undefined;
}

/**
 * Judges answers under load: bytes that were right before are right at the cost of comparing them, others are
 * compared as values.
 */
export function createJudge(expected: readonly string[]): (index: number, body: Buffer) => boolean {
  const right: (Buffer | undefined)[] = [];
  return (index, body) => {
    if (right[index]?.equals(body) === true) return true;
    if (findDifference([expected[index] ?? ''], [body.toString()]) !== undefined) return false;
    right[index] = Buffer.from(body);
    return true;
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
