import { createLatencies } from './latencies.ts';

function p99Of(durations: readonly number[]): number {
  const latencies = createLatencies();
  for (const durationMs of durations) latencies.record(durationMs);
  return latencies.p99Ms();
}
const times = (count: number, durationMs: number) => new Array<number>(count).fill(durationMs);

describe('latencies', () => {
  it('say nothing of a graphlet that was hardly called', () => {
    expect(p99Of(times(9, 50))).toBe(0);
  });

  it.each([0.01, 1, 42, 3_000])('know %d ms to some 10 %%', (durationMs) => {
    const p99Ms = p99Of(times(200, durationMs));
    expect(p99Ms).toBeGreaterThanOrEqual(durationMs);
    expect(p99Ms).toBeLessThanOrEqual(Math.max(durationMs * 1.12, 0.12));
  });

  it('count what is slower than 99 of 100, and no less', () => {
    expect(p99Of([...times(288, 10), ...times(10, 500)])).toBeGreaterThan(450);
    expect(p99Of([...times(499, 10), ...times(1, 500), ...times(12, 10)])).toBeLessThan(12);
  });

  it('forget how it was before', () => {
    expect(p99Of([...times(600, 900), ...times(1_100, 20)])).toBeLessThan(25);
  });
});
