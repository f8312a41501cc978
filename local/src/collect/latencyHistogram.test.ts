import { LatencyHistogram } from './latencyHistogram.ts';

function histogramOf(values: readonly number[]): LatencyHistogram {
  const histogram = new LatencyHistogram();
  for (const value of values) histogram.add(value);
  return histogram;
}

describe('a latency histogram', () => {
  it('has no percentile of nothing', () => {
    expect(histogramOf([]).percentileMs(0.5)).toBeNull();
  });

  it.each([0.5, 0.9, 0.99, 1])('is within 2.5 %% of the true percentile %d', (share) => {
    const values = Array.from({ length: 10_000 }, (_, index) => 0.2 * 1.0011 ** index);
    const truth = values[Math.ceil(share * values.length) - 1] ?? 0;
    const told = histogramOf(values.toReversed()).percentileMs(share) ?? 0;
    expect(Math.abs(told / truth - 1)).toBeLessThan(0.025);
  });

  it('adds up with another', () => {
    const left = histogramOf([1, 1, 1]);
    left.merge(histogramOf([1_000, 1_000, 1_000, 1_000, 2_000]));
    expect([left.count, left.maxMs, left.percentileMs(1)]).toEqual([8, 2_000, expect.closeTo(1_976, -2)]);
    expect(left.percentileMs(0.25)).toBeCloseTo(1, 1);
  });

  it('takes any number, the absurd ones at the ends', () => {
    const histogram = histogramOf([0, -5, Number.NaN, 1e12]);
    expect(histogram.count).toBe(4);
    expect(histogram.percentileMs(0.5)).toBeLessThanOrEqual(0.1);
    expect(histogram.percentileMs(1)).toBeGreaterThan(7_000_000);
  });
});
