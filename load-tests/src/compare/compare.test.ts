import { seededRandom } from '../random.ts';
import { diffAnswers } from './diffAnswers.ts';
import { groupDifferences } from './groupDifferences.ts';
import { pairedFigures } from './pairedStatistics.ts';

const diff = (a: unknown, b: unknown) =>
  diffAnswers(JSON.stringify(a), JSON.stringify(b)).map(({ cause }) => cause);

describe('differing answers', () => {
  it.each([
    [
      'another value',
      { data: { a: [{ b: 1 }, { b: 2 }] } },
      { data: { a: [{ b: 1 }, { b: 3 }] } },
      ['data.a[].b: another value'],
    ],
    ['a null', { data: { a: 1 } }, { data: { a: null } }, ['data.a: a value became null']],
    ['a missing field', { data: { a: 1, b: 2 } }, { data: { a: 1 } }, ['data.b: missing']],
    ['a new field', { data: {} }, { data: { b: 1 } }, ['data.b: new']],
    ['a shorter list', { data: [1, 2] }, { data: [1] }, ['data: another number of items']],
    ['another kind', { data: 1 }, { data: '1' }, ['data: number became string']],
    [
      'another code',
      { errors: [{ message: 'a', extensions: { code: 'A' } }] },
      { errors: [{ message: 'b', extensions: { code: 'B' } }] },
      ['errors[]: code A became B'],
    ],
    ['the order of keys alone', { data: { a: 1, b: 2 } }, { data: { b: 2, a: 1 } }, []],
  ])('by %s are grouped by their cause', (_what, a, b, causes) => {
    expect(diff(a, b)).toEqual(causes);
  });

  it('may be no JSON', () => {
    expect(diffAnswers('{}', '<html>')).toEqual([{ path: '', cause: 'one is not JSON' }]);
  });

  it('are noise where the baseline differs from itself in the same way', () => {
    const cause = (name: string) => ({ cause: `data.${name}: another value`, path: `data.${name}` });
    const groups = groupDifferences([
      {
        operation: 'A',
        requestId: 'r-1',
        noise: [cause('now')],
        differences: [cause('now'), cause('price')],
      },
      { operation: 'A', requestId: 'r-2', noise: [], differences: [cause('now')] },
      { operation: 'B', requestId: 'r-3', noise: [], differences: [cause('price')] },
    ]);
    expect(groups).toEqual({
      differing: [
        {
          cause: 'data.price: another value',
          requests: 2,
          operations: ['A', 'B'],
          example: 'r-1',
          examplePath: 'data.price',
        },
      ],
      noise: [
        {
          cause: 'data.now: another value',
          requests: 2,
          operations: ['A'],
          example: 'r-1',
          examplePath: 'data.now',
        },
      ],
    });
  });
});

describe('latency of pairs', () => {
  const random = seededRandom(3);
  const pairs = (shiftMs: number, count = 400) =>
    Array.from({ length: count }, () => {
      const base = 20 + 10 * random();
      return [base, base + shiftMs + 4 * (random() - 0.5)] as const;
    });

  it('differs when the interval leaves zero out', () => {
    const slower = pairedFigures(pairs(1));
    expect(slower.isDifferent).toBe(true);
    expect(slower.interval[0]).toBeLessThan(1);
    expect(slower.interval[1]).toBeGreaterThan(1);
    expect(slower.medianInterval[0]).toBeGreaterThan(0);
    expect(slower.power.chance).toBeGreaterThan(0.99);
  });

  it('of few pairs has little power, and says so', () => {
    const few = pairedFigures(pairs(0, 5));
    expect(few.detectableMs).toBeGreaterThan(pairedFigures(pairs(0, 500)).detectableMs);
  });

  it('is the same where nothing changed', () => {
    expect(
      pairedFigures([
        [5, 5],
        [6, 6],
      ]),
    ).toMatchObject({ meanDifferenceMs: 0, interval: [0, 0], isDifferent: false });
  });
});
