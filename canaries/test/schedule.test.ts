import { fakeClock } from '@graphlets/testing/fakeClock';
import { runMinute } from '../src/schedule/runMinute.ts';
import { runOffsets } from '../src/schedule/runOffsets.ts';

describe('runOffsets', () => {
  it.each([
    [1, [0]],
    [4, [0, 15_000, 30_000, 45_000]],
    [7, [0, 8_571, 17_143, 25_714, 34_286, 42_857, 51_429]],
  ])('spreads %d runs over the minute', (runsPerMinute, offsets) => {
    expect(runOffsets(runsPerMinute)).toEqual(offsets);
  });
});

describe('runMinute', () => {
  it('starts each run at its time though those before have not ended, and ends with the last', async () => {
    const clock = fakeClock(0);
    const started: [number, number][] = [];
    const end: (() => void)[] = [];
    let isOver = false;
    const minute = runMinute(3, clock, (startMs) => {
      started.push([startMs, clock.now()]);
      return new Promise<void>((resolve) => {
        end.push(resolve);
      });
    }).then(() => {
      isOver = true;
    });
    for (const _ of [1, 2, 3]) {
      clock.advance(20_000);
      await Promise.resolve();
    }
    expect(started.map(([startMs]) => startMs)).toEqual([0, 20_000, 40_000]);
    expect(isOver).toBe(false);
    for (const resolve of end) resolve();
    await minute;
    expect(isOver).toBe(true);
  });
});
