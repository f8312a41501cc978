import type { Random } from '../../oracle/random.ts';

/** Any JSON, most of it small. */
export function drawJson(random: Random, depth: number): unknown {
  return random.weighted<() => unknown>([
    [2, () => null],
    [3, () => random.int(-5, 5)],
    [1, () => random.pick([2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1.5, -0, 1e300])],
    [3, () => random.pick(['', 'a', 'x'.repeat(300), '\u0000', '\ud800', '1', 'true'])],
    [2, () => random.chance(0.5)],
    [depth > 0 ? 2 : 0, () => Array.from({ length: random.int(0, 3) }, () => drawJson(random, depth - 1))],
    [
      depth > 0 ? 2 : 0,
      () =>
        Object.fromEntries(
          Array.from({ length: random.int(0, 3) }, () => [
            random.pick(['a', 'id', 'constructor', '__proto__', 'toString', 'length']),
            drawJson(random, depth - 1),
          ]),
        ),
    ],
  ])();
}
