import type { RawResult } from './rawResults.ts';

/**
 * When each request was due. A request that k6 dropped (nobody was free to send it) takes no number, so after drops a request's
 * number is behind its tick: then each is taken for the latest tick that was not after its start, which is when k6 starts one.
 *
 * @param results - of one worker, any order
 * @param ticks - due times of this worker, ascending
 * @returns one for each result, in the same order
 */
export function dueTimes(
  results: readonly RawResult[],
  ticks: ArrayLike<number>,
  dropped: number,
): readonly number[] {
  const order = results
    .map((_, at) => at)
    .toSorted((a, b) => startOf(results, a) - startOf(results, b) || a - b);
  const due = new Array<number>(results.length).fill(0);
  let tick = 0;
  let skippable = dropped;
  order.forEach((at) => {
    const started = startOf(results, at);
    while (skippable > 0 && tick + 1 < ticks.length && (ticks[tick + 1] ?? 0) <= started) {
      tick++;
      skippable--;
    }
    due[at] = ticks[Math.min(tick, ticks.length - 1)] ?? started;
    tick++;
  });
  return due;
}

function startOf(results: readonly RawResult[], at: number): number {
  return results[at]?.startedMs ?? 0;
}
