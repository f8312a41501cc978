import { type LoadShape, RATE_UNIT_S } from './loadShape.ts';

/**
 * When each request is due, milliseconds from the start: as k6 2.2 has it (`lib/executor/constant_arrival_rate.go` and
 * `ramping_arrival_rate.go`, `cal`), so that a latency can be counted from there.
 */
export function tickTimes(shape: LoadShape): Float64Array {
  return shape.kind === 'constant' ? evenly(shape.rate, shape.durationMs) : along(shape);
}

function evenly(rate: number, durationMs: number): Float64Array {
  const periodMs = (RATE_UNIT_S * 1_000) / rate;
  return Float64Array.from(
    { length: Math.ceil(durationMs / periodMs - 1e-9) },
    (_, index) => index * periodMs,
  );
}

/** The i-th request is due when the area under the rate reaches i. */
function along({ startRate, stages }: Extract<LoadShape, { kind: 'ramping' }>): Float64Array {
  const unitMs = RATE_UNIT_S * 1_000;
  const times: number[] = [];
  let from = startRate / unitMs;
  let stageStart = 0;
  let before = 0;
  let next = 1;
  for (const { target, durationMs } of stages) {
    const to = target / unitMs;
    const until = before + (durationMs * (from + to)) / 2;
    for (; next <= until; next++) {
      const area = next - before;
      const slope = to - from;
      const at =
        slope === 0
          ? area / to
          : (Math.sqrt(Math.max(0, durationMs * (from * from * durationMs + 2 * area * slope))) -
              from * durationMs) /
            slope;
      times.push(stageStart + at);
    }
    before = until;
    from = to;
    stageStart += durationMs;
  }
  // k6 ends with the last stage, before what would be due at that very moment.
  const endMs = stageStart - 1e-6;
  while ((times[times.length - 1] ?? 0) >= endMs && times.length > 0) times.pop();
  return Float64Array.from(times);
}
