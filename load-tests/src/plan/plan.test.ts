import { shapeOf, steadyShape, totalMs } from './loadShape.ts';
import { selectIndexes } from './selectIndexes.ts';
import { tickTimes } from './tickTimes.ts';

const rounded = (times: Float64Array) => [...times].map((time) => Math.round(time * 10) / 10);

describe('due times', () => {
  it('are evenly spread at a constant rate, from the first moment on', () => {
    expect([...tickTimes(steadyShape({ tps: 5, durationMs: 1_000, rampMs: 0 }))]).toEqual([
      0, 200, 400, 600, 800,
    ]);
  });

  it('keep a rate below one a second', () => {
    expect([...tickTimes(steadyShape({ tps: 0.5, durationMs: 6_000, rampMs: 0 }))]).toEqual([
      0, 2_000, 4_000,
    ]);
  });

  it('come closer while the rate goes up', () => {
    const times = tickTimes(steadyShape({ tps: 10, durationMs: 1_000, rampMs: 2_000 }));
    // Area under the ramp: t^2 * 10 / (2 * 2 s) = i.
    expect(rounded(times.slice(0, 3))).toEqual([632.5, 894.4, 1_095.4]);
    expect(times).toHaveLength(19);
  });

  it('end before the end, as k6 does', () => {
    const shape = steadyShape({ tps: 100, durationMs: 5_000, rampMs: 2_000 });
    expect(Math.max(...tickTimes(shape))).toBeLessThan(totalMs(shape));
  });
});

describe("the traffic's own shape", () => {
  it('puts as many into each part of the run as there were in that part of the traffic', () => {
    const burst = [
      ...Array.from({ length: 10 }, (_, at) => at * 100),
      ...Array.from({ length: 40 }, (_, at) => 1_000 + at * 25),
    ];
    const shape = shapeOf(burst, { tps: 25, durationMs: 2_000, rampMs: 0 });
    const ticks = tickTimes(shape);
    expect(ticks.filter((tick) => tick <= 1_000)).toHaveLength(10);
    expect(ticks.length).toBeGreaterThanOrEqual(49);
  });

  it('is even where all came at once', () => {
    const options = { tps: 2, durationMs: 1_000, rampMs: 0 };
    expect(shapeOf([7, 7], options)).toEqual(steadyShape(options));
  });
});

describe('the choice of requests', () => {
  it('takes all in their order when as many are wanted', () => {
    expect(selectIndexes(4, 4, 1).map((pass) => [...pass])).toEqual([[0, 1, 2, 3]]);
  });

  it('takes one out of each equal part, the same for the same seed', () => {
    const [chosen = new Uint32Array()] = selectIndexes(1_000, 10, 7);
    expect([...chosen].map((index) => Math.floor(index / 100))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(selectIndexes(1_000, 10, 7)).toEqual([chosen]);
    expect(selectIndexes(1_000, 10, 8)).not.toEqual([chosen]);
  });

  it('goes through the traffic again when more are wanted', () => {
    expect(selectIndexes(3, 8, 1).map(({ length }) => length)).toEqual([3, 3, 2]);
  });
});
