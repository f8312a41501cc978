import { compareMix, judgeSkew } from './compareMix.ts';
import { createRepeatCounter } from './repeatCounter.ts';

const mix = (a: number, b: number) =>
  new Map([
    ['a', a],
    ['b', b],
  ]);
const same = { capturePercent: 20, replayPercent: 22 };

describe('the skew of a replay', () => {
  it('is none where the mix is the same', () => {
    const report = judgeSkew([compareMix('operation', mix(7_000, 3_000), mix(705, 295))], same);
    expect(report).toMatchObject({ isSkewed: false, verdict: 'The replay has the mix of the capture.' });
  });

  it('is told where an operation comes too often', () => {
    const report = judgeSkew([compareMix('operation', mix(7_000, 3_000), mix(500, 500))], same);
    expect(report.verdict).toBe("Skewed: the operation mix is another than the capture's.");
    expect(report.mixes[0]?.distancePercent).toBe(20);
  });

  it('lets chance have its part in few requests', () => {
    expect(compareMix('operation', mix(500, 500), mix(7, 3)).isSkewed).toBe(false);
    expect(compareMix('operation', mix(500, 500), mix(700, 300)).isSkewed).toBe(true);
  });

  it('is told where caches would help more than in service', () => {
    const { verdict } = judgeSkew([], { capturePercent: 20, replayPercent: 90 });
    expect(verdict).toContain('caches help more');
  });
});

describe('repeats', () => {
  it('count within the reach of the window', () => {
    const counter = createRepeatCounter(2);
    for (const key of ['a', 'b', 'a', 'c', 'd', 'a']) counter.add(key);
    expect(Math.round(counter.percent())).toBe(17);
  });
});
