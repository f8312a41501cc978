import { createLineCounter } from './countLine.ts';
import { parsePattern } from './parsePattern.ts';

const line = { type: 'platform.report', record: { status: 'error', durationMs: 12 }, function: 'ratings' };

describe('parsePattern', () => {
  it.each([
    ['{ $.type = "platform.report" }', true],
    ['{ $.type = "platform.start" }', false],
    ['{ $.type = "platform.report" && $.record.status = "timeout" }', false],
    ['{ ($.record.status = "timeout" || $.record.status = "error") && $.record.durationMs >= 12 }', true],
    ['{ $.record.status != "error" }', false],
    ['{ $.record.nothing != "error" }', false],
    ['{ $.record.durationMs = 12 }', true],
    ['{ $.record.durationMs = "12" }', false],
  ])('%s is %s', (pattern, expected) => {
    expect(parsePattern(pattern)(line)).toBe(expected);
  });

  it.each(['ERROR', '{ $.a }', '{ $.a ~ 1 }', '{ ($.a = 1 }', '{ $.a = 1 $.b = 2 }', '{ $.a && 1 }'])(
    'refuses %s',
    (pattern) => {
      expect(() => parsePattern(pattern)).toThrow(SyntaxError);
    },
  );
});

describe('createLineCounter', () => {
  it('counts the lines of its own log group, with dimensions from the line', () => {
    const filter = {
      pattern: '{ $.record.status = "error" }',
      logGroup: '/aws/lambda/ratings',
      namespace: 'Graphlets',
      name: 'FailureCount',
      dimensions: { Function: '$.function', Status: '$.record.status' },
      value: '1',
    };
    const count = createLineCounter([filter, { ...filter, logGroup: '/aws/lambda/titles' }]);
    expect(count(line, 5, '/aws/lambda/ratings')).toEqual([
      {
        metric: {
          namespace: 'Graphlets',
          name: 'FailureCount',
          dimensions: { Function: 'ratings', Status: 'error' },
        },
        timeMs: 5,
        values: [1],
      },
    ]);
    expect(count({ record: { status: 'success' } }, 5, '/aws/lambda/ratings')).toEqual([]);
  });
});
