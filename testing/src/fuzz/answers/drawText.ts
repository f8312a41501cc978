import type { Random } from '../../oracle/random.ts';
import { repeat, size } from '../documents/noise.ts';

/** A value that nobody asked for, as text; most of it JSON. */
export function drawText(random: Random): string {
  return random.weighted<() => string>([
    [4, () => 'null'],
    [2, () => random.pick(['true', 'false'])],
    [
      4,
      () =>
        random.pick([
          '0',
          '-0',
          '1e400',
          '-1e400',
          '1E5',
          '1.0',
          '2147483648',
          '9007199254740993',
          '0.1e-400',
        ]),
    ],
    [1, () => repeat('9', size(random, 5_000))],
    [
      4,
      () =>
        random.pick(['""', '"a"', '"__proto__"', '"\\ud800"', '"\\u0000"', '"Query"', '"_Entity"', '"1"']),
    ],
    [1, () => `"${repeat('x', size(random, 100_000))}"`],
    [
      2,
      () =>
        random.pick(['[]', '{}', '[null]', '[[]]', '{"a":1}', '{"__typename":"Nothing"}', '{"length":3}']),
    ],
    [1, () => drawDeep(random)],
    [2, () => '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'],
    // From here on it is not JSON.
    [
      1,
      () =>
        random.pick([
          '01',
          '+1',
          '.5',
          '1.',
          'NaN',
          'undefined',
          "'a'",
          '"a',
          '"\n"',
          '"\\x"',
          '',
          '//',
          '\u0000',
        ]),
    ],
  ])();
}

/** Lists or objects within each other, to a depth that hardly anyone expects. */
export function drawDeep(random: Random): string {
  const depth = size(random, 20_000);
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"a":', '}'],
    ['{"__proto__":', '}'],
  ] as const);
  return `${repeat(open, depth)}1${repeat(close, depth)}`;
}
