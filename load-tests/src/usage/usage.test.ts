import type { Activity, Invocation } from './activity.ts';
import { maxOverlap, sizeFunctions } from './sizeFunctions.ts';

const ran = (name: string, startMs: number, endMs: number): Invocation => ({
  function: name,
  startMs,
  endMs,
  status: 'success',
});

describe('concurrency', () => {
  it('is how many ran at the same time; one that ends makes room', () => {
    expect(maxOverlap([ran('a', 0, 10), ran('a', 5, 15), ran('a', 10, 20)])).toBe(2);
  });

  it("has Little's law beside it, and numbers to set with headroom", () => {
    const activity: Activity = {
      invocations: [
        ran('a', 0, 500),
        ran('a', 0, 500),
        ran('a', 500, 1_000),
        ran('b', 100, 200),
        ran('a', 5_000, 6_000),
      ],
      throttles: [{ function: 'a', atMs: 10 }],
      coldStarts: [
        { function: 'a', atMs: 1 },
        { function: 'a', atMs: 9_000 },
      ],
    };
    const { functions, maxAccountConcurrency, recommendedAccountLimit, series } = sizeFunctions(
      activity,
      0,
      1_000,
      'test',
    );
    expect(functions).toMatchObject([
      {
        name: 'a',
        invocations: 3,
        maxConcurrency: 2,
        littlesLaw: 1.5,
        throttles: 1,
        coldStarts: 1,
        recommended: { reserved: 3, provisioned: 2 },
      },
      { name: 'b', invocations: 1, maxConcurrency: 1, littlesLaw: 0.1 },
    ]);
    expect([maxAccountConcurrency, recommendedAccountLimit]).toEqual([3, 4]);
    expect(series?.functions[0]).toEqual({ name: 'a', concurrency: [2], coldStarts: [1], throttles: [1] });
  });
});
