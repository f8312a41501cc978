import { allowedMs, createStepBudgets } from './stepBudgets.ts';

function reserves(
  steps: readonly { readonly graphlet: string; readonly needs: readonly number[] }[],
  p99: Readonly<Record<string, number>>,
): readonly number[] {
  const reserveOf = createStepBudgets(steps, { p99Ms: (name) => p99[name] ?? 0, version: () => 1 });
  return steps.map((_, id) => reserveOf(id));
}

describe('what is kept back for the steps that follow', () => {
  const p99 = { a: 10, b: 20, c: 300 };

  it('is the p99 of a line of steps, each after the other', () => {
    const line = [
      { graphlet: 'a', needs: [] },
      { graphlet: 'b', needs: [0] },
      { graphlet: 'c', needs: [1] },
    ];
    expect(reserves(line, p99)).toEqual([320, 300, 0]);
  });

  it('is the slowest of those side by side', () => {
    const fan = [
      { graphlet: 'a', needs: [] },
      { graphlet: 'b', needs: [0] },
      { graphlet: 'c', needs: [0] },
      { graphlet: 'a', needs: [1, 2] },
    ];
    expect(reserves(fan, p99)).toEqual([310, 10, 10, 0]);
  });

  it('is nothing for a graphlet that is not known yet', () => {
    const line = [
      { graphlet: 'a', needs: [] },
      { graphlet: 'new', needs: [0] },
    ];
    expect(reserves(line, p99)).toEqual([0, 0]);
  });

  it('follows the figures', () => {
    let c = 5;
    let version = 1;
    const steps = [
      { graphlet: 'a', needs: [] },
      { graphlet: 'c', needs: [0] },
    ];
    const reserveOf = createStepBudgets(steps, { p99Ms: () => c, version: () => version });
    expect(reserveOf(0)).toBe(5);
    c = 50;
    version++;
    expect(reserveOf(0)).toBe(50);
  });
});

describe('allowedMs', () => {
  it.each([
    ['all where nothing follows', [900, 0], 900],
    ['all but the reserve', [900, 100], 800],
    ['all where the reserve is next to nothing', [900, 10], 900],
    ['half where the reserve is more than that', [100, 180], 50],
    ['nothing when nothing is left', [0, 180], 0],
  ] as const)('is %s', (_, [remainingMs, reserveMs], expected) => {
    expect(allowedMs(remainingMs, reserveMs)).toBe(expected);
  });
});
