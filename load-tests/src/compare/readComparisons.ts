import { readFileSync } from 'node:fs';
import { K6Error } from '../errors.ts';
import { OUTCOMES } from '../k6/scriptFiles.ts';
import { isObject, number, parseJson } from '../traffic/fields.ts';
import type { AnswerDifference } from './diffAnswers.ts';

/** One value each of the baseline's first and second answer and of the candidate's. */
type OfEach = readonly [first: number, second: number, candidate: number];

/** A line of k6's script: one request as all three answered it. */
export interface Comparison {
  /** Of the request in the plan. */
  readonly index: number;
  readonly ms: OfEach;
  /** Indexes of `OUTCOMES`. */
  readonly outcomes: OfEach;
  readonly noise: readonly AnswerDifference[];
  readonly differences: readonly AnswerDifference[];
}

/** Nothing when k6 did not come so far. @throws {K6Error} which names the file and the line that is no comparison */
export function readComparisons(file: string): readonly Comparison[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line, at) => {
    const value = parseJson(line);
    // The last line is empty, or cut off where k6 was ended.
    if (value === undefined) return [];
    if (isComparison(value)) return [value];
    throw new K6Error(`${file}, line ${at + 1} is no comparison: ${line.slice(0, 80)}`);
  });
}

function isComparison(value: unknown): value is Comparison {
  return (
    isObject(value) &&
    number(value.index) !== undefined &&
    isOfEach(value.ms, (ms) => ms >= 0) &&
    isOfEach(value.outcomes, (outcome) => OUTCOMES[outcome] !== undefined) &&
    areDifferences(value.noise) &&
    areDifferences(value.differences)
  );
}

function isOfEach(value: unknown, isGood: (one: number) => boolean): value is OfEach {
  return (
    Array.isArray(value) && value.length === 3 && value.every((one) => typeof one === 'number' && isGood(one))
  );
}

function areDifferences(value: unknown): value is readonly AnswerDifference[] {
  return (
    Array.isArray(value) &&
    value.every((one) => isObject(one) && typeof one.cause === 'string' && typeof one.path === 'string')
  );
}
