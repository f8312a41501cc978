import type { Answer } from './answer.ts';
import { compareAnswers } from './compareAnswers.ts';

const failed = (...path: (string | number)[]) => ({ message: 'no', path });

describe('an answer held against the truth', () => {
  it.each<[string, Answer, Answer]>([
    ['the same data', { data: { a: [1, { b: null }] } }, { data: { a: [1, { b: null }] } }],
    [
      'another message for the same null',
      { data: { a: null }, errors: [{ message: 'x', path: ['a'] }] },
      { data: { a: null }, errors: [{ message: 'y', path: ['a'] }] },
    ],
    [
      'several errors below a null that bubbled up',
      { data: { a: null }, errors: [failed('a', 'b')] },
      { data: { a: null }, errors: [failed('a', 'c'), failed('a', 'b', 0)] },
    ],
    [
      'possible types in another order',
      { data: { __type: { possibleTypes: [{ name: 'A' }, { name: 'B' }] } } },
      { data: { __type: { possibleTypes: [{ name: 'B' }, { name: 'A' }] } } },
    ],
    ['request errors on both sides', { errors: [failed()] }, { errors: [failed()] }],
  ])('is right: %s', (_, truth, answer) => {
    expect(compareAnswers(truth, answer)).toBeUndefined();
  });

  it.each<[string, Answer, Answer]>([
    ['wrong data', { data: { a: 1 } }, { data: { a: 2 } }],
    ['wrong data', { data: { a: [1] } }, { data: { a: [1, 1] } }],
    ['wrong data', { data: { a: 1 } }, { data: { a: '1' } }],
    ['null instead of data', { data: { a: 1 } }, { data: { a: null }, errors: [failed('a')] }],
    ['data instead of null', { data: { a: null } }, { data: { a: 1 } }],
    ['missing key', { data: { a: 1, b: 2 } }, { data: { a: 1 } }],
    ['leaked name', { data: { a: 1 } }, { data: { a: 1, __a_b: 2 } }],
    ['key order', { data: { a: 1, b: 2 } }, { data: { b: 2, a: 1 } }],
    ['missing error', { data: { a: null }, errors: [failed('a')] }, { data: { a: null } }],
    ['extra error', { data: { a: null } }, { data: { a: null }, errors: [failed('a')] }],
    ['extra error', { data: { a: 1 } }, { data: { a: 1 }, errors: [failed('a')] }],
    [
      'extra error',
      { data: { a: [1, null] }, errors: [failed('a', 1)] },
      { data: { a: [1, null] }, errors: [failed('a', 0), failed('a', 1)] },
    ],
    ['refused valid operation', { data: { a: 1 } }, { errors: [failed()] }],
    ['accepted invalid operation', { errors: [failed()] }, { data: {} }],
    ['crash', { data: { a: 1 } }, { data: { a: 1 }, errors: [] }],
  ])('%s: %j %j', (cause, truth, answer) => {
    expect(compareAnswers(truth, answer)?.cause).toBe(cause);
  });
});
