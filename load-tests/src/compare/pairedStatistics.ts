import { seededRandom } from '../random.ts';
import { quantile, round } from '../results/statistics.ts';

/** How much slower the candidate is, request by request. */
export interface PairedFigures {
  readonly pairs: number;
  readonly baselineMeanMs: number;
  /** Mean of the differences; positive: the candidate is slower. */
  readonly meanDifferenceMs: number;
  /** 95 %, of the mean. */
  readonly interval: readonly [number, number];
  readonly medianDifferenceMs: number;
  /** 95 %, of the median, by bootstrap. */
  readonly medianInterval: readonly [number, number];
  /** Whether zero is outside of the interval. */
  readonly isDifferent: boolean;
  /** Chance to notice a difference of so many percent of the baseline's mean, with so many pairs as noisy as these. */
  readonly power: { readonly percent: number; readonly chance: number };
  /** The least difference that would be noticed with a chance of 80 %, milliseconds. */
  readonly detectableMs: number;
}

const Z_95 = 1.96;
const Z_80 = 0.8416;
const EFFECT_PERCENT = 5;
const RESAMPLES = 1_000;

/** @param pairs - `[baseline, candidate]` of the same request, milliseconds */
export function pairedFigures(pairs: readonly (readonly [number, number])[], seed = 1): PairedFigures {
  const differences = pairs.map(([baseline, candidate]) => candidate - baseline);
  const count = Math.max(1, pairs.length);
  const mean = sum(differences) / count;
  const variance = sum(differences.map((each) => (each - mean) ** 2)) / Math.max(1, count - 1);
  const error = Math.sqrt(variance / count);
  const baselineMean = sum(pairs.map(([baseline]) => baseline)) / count;
  const effect = (baselineMean * EFFECT_PERCENT) / 100;
  const chance = error === 0 ? 1 : normal(effect / error - Z_95) + normal(-effect / error - Z_95);
  const interval = [mean - Z_95 * error, mean + Z_95 * error] as const;
  return {
    pairs: pairs.length,
    baselineMeanMs: round(baselineMean),
    meanDifferenceMs: round(mean),
    interval: [round(interval[0]), round(interval[1])],
    medianDifferenceMs: round(median(differences)),
    medianInterval: bootstrapMedian(differences, seed),
    isDifferent: interval[0] > 0 || interval[1] < 0,
    power: { percent: EFFECT_PERCENT, chance: round(chance) },
    detectableMs: round((Z_95 + Z_80) * error),
  };
}

function bootstrapMedian(values: readonly number[], seed: number): readonly [number, number] {
  const random = seededRandom(seed);
  const medians = Float64Array.from({ length: RESAMPLES }, () =>
    median(values.map(() => values[Math.floor(random() * values.length)] ?? 0)),
  ).toSorted();
  return [round(quantile(medians, 0.025)), round(quantile(medians, 0.975))];
}

function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).toSorted(), 0.5);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Distribution function of the normal distribution (Abramowitz and Stegun 26.2.17; wrong by less than 1e-7). */
function normal(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const tail =
    (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x >= 0 ? 1 - tail : tail;
}
