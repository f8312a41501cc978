import { countOf, type Distribution, sliceOf, sumOf, valueAt } from './distribution.ts';

export type Statistic = (distribution: Distribution) => number;

const plain: Readonly<Record<string, Statistic>> = {
  SampleCount: countOf,
  Sum: sumOf,
  Average: mean,
  Minimum: (distribution) => valueAt(distribution, 0),
  Maximum: (distribution) => valueAt(distribution, countOf(distribution) - 1),
  IQM: (distribution) => mean(between(distribution, 25, 75)),
};

const percentile = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/;
const upTo = /^(tm|tc|ts)(\d{1,2}(?:\.\d{1,10})?)$/;
const range = /^(TM|TC|TS)\((\d*(?:\.\d+)?)%:(\d*(?:\.\d+)?)%\)$/;

/**
 * A statistic by CloudWatch's name: `Sum`, `Average`, `Minimum`, `Maximum`, `SampleCount`, `IQM`, percentiles (`p99.9`),
 * and trimmed mean, count and sum (`tm90`, `TM(10%:90%)`, `tc..`, `ts..`). Percentiles are by nearest rank.
 *
 * @returns undefined for a statistic that is not known here
 */
export function findStatistic(name: string): Statistic | undefined {
  const known = Object.hasOwn(plain, name) ? plain[name] : undefined;
  if (known !== undefined) return known;
  const rank = percentileOf(name);
  if (rank !== undefined) {
    return (distribution) => valueAt(distribution, rankIndex(countOf(distribution), rank));
  }
  const short = upTo.exec(name);
  if (short !== null) return trimmed(`${short[1]}`, 0, Number(short[2]));
  const long = range.exec(name);
  if (long === null) return undefined;
  return trimmed(`${long[1]}`.toLowerCase(), Number(long[2] || 0), Number(long[3] || 100));
}

/** What is asked for when it is a percentile: 0 to 100. */
export function percentileOf(name: string): number | undefined {
  const found = percentile.exec(name)?.[1];
  return found === undefined ? undefined : Number(found);
}

function trimmed(kind: string, low: number, high: number): Statistic {
  const reduce = kind === 'tm' ? mean : kind === 'ts' ? sumOf : countOf;
  return (distribution) => reduce(between(distribution, low, high));
}

function rankIndex(count: number, rank: number): number {
  return Math.max(0, Math.ceil((rank / 100) * count) - 1);
}

/** Values above the lower percentile, up to and with the upper one. */
function between(distribution: Distribution, low: number, high: number): Distribution {
  const count = countOf(distribution);
  const from = Math.floor((low / 100) * count);
  return sliceOf(distribution, from, Math.max(from + 1, Math.ceil((high / 100) * count)));
}

function mean(distribution: Distribution): number {
  return sumOf(distribution) / countOf(distribution);
}
