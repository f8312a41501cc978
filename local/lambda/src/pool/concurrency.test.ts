import { createConcurrency } from './concurrency.ts';
import { createScalingRate } from './scalingRate.ts';

describe('concurrency', () => {
  it('follows a function whose reserve changes while it runs', () => {
    const concurrency = createConcurrency(2);
    concurrency.enter('a');
    concurrency.setReserved('a', 1);
    expect(() => concurrency.enter('a')).toThrow('Rate Exceeded.');
    concurrency.enter('b');
    expect(() => concurrency.enter('b')).toThrow('Rate Exceeded.');
    concurrency.setReserved('a', null);
    concurrency.leave('a');
    concurrency.enter('b');
  });

  it('throttles everything of a function that has none reserved', () => {
    const concurrency = createConcurrency(10);
    concurrency.setReserved('a', 0);
    expect(() => concurrency.enter('a')).toThrow('Rate Exceeded.');
  });
});

describe('the scaling rate', () => {
  it('lets so many start at once, and refills over the window', () => {
    const rate = createScalingRate(2, 10_000);
    expect([0, 0, 0].map((now) => rate.tryStart(now))).toEqual([true, true, false]);
    expect([4_999, 5_000, 5_001].map((now) => rate.tryStart(now))).toEqual([false, true, false]);
  });
});
