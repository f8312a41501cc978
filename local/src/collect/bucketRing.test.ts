import { BucketRing } from './bucketRing.ts';

const START_MS = 1_700_000_000_000;

function ringOf(times: readonly number[]): BucketRing<{ count: number }> {
  const ring = new BucketRing(1_000, 3, () => ({ count: 0 }));
  for (const time of times) {
    const bucket = ring.at(START_MS + time);
    if (bucket !== undefined) bucket.count++;
  }
  return ring;
}
const countsAt = (ring: BucketRing<{ count: number }>, time: number) =>
  ring.upTo(START_MS + time).map(({ startMs, bucket }) => [startMs - START_MS, bucket?.count]);

describe('a ring of buckets', () => {
  it('puts what happens in the bucket of its time', () => {
    expect(countsAt(ringOf([0, 999, 1_000, 2_500]), 2_999)).toEqual([
      [0, 2],
      [1_000, 1],
      [2_000, 1],
    ]);
  });

  it('forgets the oldest when it is full, and keeps no more than it should', () => {
    const ring = ringOf(Array.from({ length: 10_000 }, (_, index) => index * 500));
    expect(countsAt(ring, 4_999_500)).toEqual([
      [4_997_000, 2],
      [4_998_000, 2],
      [4_999_000, 2],
    ]);
    expect(ring.between(START_MS, START_MS + 4_999_500)).toHaveLength(3);
  });

  it('shows nothing of a round before as if it were of this one', () => {
    expect(countsAt(ringOf([0, 1_000, 2_000]), 4_000)).toEqual([
      [2_000, 1],
      [3_000, undefined],
      [4_000, undefined],
    ]);
  });

  it('does not take what is older than its memory', () => {
    expect(countsAt(ringOf([5_000, 2_000, 3_000]), 5_000)).toEqual([
      [3_000, 1],
      [4_000, undefined],
      [5_000, 1],
    ]);
  });
});
