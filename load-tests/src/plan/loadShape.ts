/** Rates are whole numbers for k6, so they are given for this time. */
export const RATE_UNIT_S = 100;

export interface Stage {
  /** Arrivals in `RATE_UNIT_S`; the rate goes there evenly over the stage. */
  readonly target: number;
  readonly durationMs: number;
}

/** When requests arrive: an open model, which does not wait for answers. */
export type LoadShape =
  | { readonly kind: 'constant'; readonly rate: number; readonly durationMs: number }
  | { readonly kind: 'ramping'; readonly startRate: number; readonly stages: readonly Stage[] };

export interface ShapeOptions {
  readonly tps: number;
  readonly durationMs: number;
  /** Time in which the rate goes up from nothing, before `durationMs`. */
  readonly rampMs: number;
}

export function steadyShape({ tps, durationMs, rampMs }: ShapeOptions): LoadShape {
  const rate = Math.max(1, Math.round(tps * RATE_UNIT_S));
  if (rampMs === 0) return { kind: 'constant', rate, durationMs };
  return {
    kind: 'ramping',
    startRate: 0,
    stages: [
      { target: rate, durationMs: rampMs },
      { target: rate, durationMs },
    ],
  };
}

const MIN_BIN_MS = 1_000;
const MAX_BINS = 600;

/**
 * The arrivals' own shape, compressed or stretched to the run: as many in each part of it as there were in that part of the
 * traffic.
 *
 * @param times - of the requests that will be sent, in order, any unit
 */
export function shapeOf(times: readonly number[], { durationMs, rampMs, tps }: ShapeOptions): LoadShape {
  const first = times[0] ?? 0;
  const span = (times[times.length - 1] ?? 0) - first;
  if (span <= 0) return steadyShape({ tps, durationMs, rampMs });
  const binMs = Math.max(MIN_BIN_MS, Math.ceil(durationMs / MAX_BINS));
  const bins = new Array<number>(Math.max(1, Math.round(durationMs / binMs))).fill(0);
  for (const time of times) {
    const bin = Math.min(bins.length - 1, Math.floor(((time - first) / span) * bins.length));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const widthMs = durationMs / bins.length;
  const rates = bins.map((count) => Math.round((count * RATE_UNIT_S * 1_000) / widthMs));
  const steps = rates.flatMap((target) => [
    { target, durationMs: 0 },
    { target, durationMs: widthMs },
  ]);
  const ramp = rampMs === 0 ? [] : [{ target: rates[0] ?? 0, durationMs: rampMs }];
  return { kind: 'ramping', startRate: rampMs === 0 ? (rates[0] ?? 0) : 0, stages: [...ramp, ...steps] };
}

export function totalMs(shape: LoadShape): number {
  return shape.kind === 'constant'
    ? shape.durationMs
    : shape.stages.reduce((sum, { durationMs }) => sum + durationMs, 0);
}
