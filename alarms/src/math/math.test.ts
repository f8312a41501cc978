import { evaluateExpression } from './evaluateExpression.ts';
import { parseExpression } from './expression.ts';
import type { Series, Value } from './value.ts';

const TIMELINE = [0, 60, 120];

/** `1 - 3`: 1, nothing, 3. */
function series(text: string): Series {
  const values = text.split(' ').map((part, index) => [TIMELINE[index] ?? 0, Number(part)] as const);
  return new Map(values.filter(([, value]) => !Number.isNaN(value)));
}

function calculate(text: string, queries: Readonly<Record<string, Series>> = {}): string | number {
  const value: Value = evaluateExpression(parseExpression(text), {
    findValue: (id) => queries[id],
    findQuota: (id) => (id === 'requests' ? 40 : undefined),
    timeline: TIMELINE,
  });
  if (typeof value === 'number') return value;
  if (!(value instanceof Map)) throw new Error('a list');
  return TIMELINE.map((time) => value.get(time) ?? '-').join(' ');
}

describe('metric math', () => {
  const queries = { errors: series('1 - 3'), requests: series('10 20 -'), other: series('- - 4') };

  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['8 / 2 / 2', 2],
    ['-2 + 5', 3],
    ['2 ^ 3', 8],
    ['1 < 2 AND 2 != 2', 0],
    ['1 > 2 OR 2 >= 2', 1],
  ])('%s is %s', (text, expected) => {
    expect(calculate(text)).toBe(expected);
  });

  it.each([
    ['errors / requests', '0.1 - -'],
    ['100 * FILL(errors, 0) / requests', '10 0 -'],
    ['FILL(errors, requests)', '1 20 3'],
    ['errors / 0', '- - -'],
    ['IF(requests >= 20, FILL(errors, 0), 0)', '0 0 -'],
    ['IF(requests > 10, 1)', '- 1 -'],
    ['SUM([errors, other])', '1 - 7'],
    ['MAX([errors, requests, other])', '10 20 4'],
    ['errors - MIN(errors)', '0 - 2'],
    ['AVG(requests)', 15],
    ['CEIL(errors / 2)', '1 - 2'],
    ['100 * requests / SERVICE_QUOTA(requests)', '25 50 -'],
  ])('%s is %s', (text, expected) => {
    expect(calculate(text, queries)).toBe(expected);
  });

  it.each([
    ['ANOMALY_DETECTION_BAND(errors, 2)', 'the function ANOMALY_DETECTION_BAND is not known here'],
    ['toString(errors)', 'the function toString is not known here'],
    ['nobody + 1', 'nothing has the id "nobody"'],
    ['[errors, other] + 1', '"+" of lists is not known here'],
    ['(errors', 'expected ")", met "the end"'],
    ['errors requests', 'expected the end, met "requests"'],
    ['errors + ', 'expected a value, met "the end"'],
    ['errors ? 1', 'cannot read " ? 1"'],
    ['SERVICE_QUOTA(errors)', 'no quota is known for "errors"'],
    ['SERVICE_QUOTA(1)', 'SERVICE_QUOTA needs the id of a metric'],
    ['FILL(errors)', 'FILL was given too little'],
  ])('refuses %s', (text, problem) => {
    expect(() => calculate(text, queries)).toThrow(problem);
  });
});
