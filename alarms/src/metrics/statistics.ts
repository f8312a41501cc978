type Statistic = (sorted: readonly number[]) => number;

const plain: Readonly<Record<string, Statistic>> = {
  SampleCount: (sorted) => sorted.length,
  Sum: sum,
  Average: mean,
  Minimum: (sorted) => sorted[0] ?? Number.NaN,
  Maximum: (sorted) => sorted.at(-1) ?? Number.NaN,
  IQM: (sorted) => mean(between(sorted, 25, 75)),
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
export function findStatistic(name: string): ((values: readonly number[]) => number) | undefined {
  const statistic = parse(name);
  return statistic && ((values) => statistic(values.toSorted((a, b) => a - b)));
}

/** What is asked for when it is a percentile: 0 to 100. */
export function percentileOf(name: string): number | undefined {
  const found = percentile.exec(name)?.[1];
  return found === undefined ? undefined : Number(found);
}

function parse(name: string): Statistic | undefined {
  const known = Object.hasOwn(plain, name) ? plain[name] : undefined;
  if (known !== undefined) return known;
  const rank = percentileOf(name);
  if (rank !== undefined) return (sorted) => sorted[rankIndex(sorted.length, rank)] ?? Number.NaN;
  const short = upTo.exec(name);
  if (short !== null) return trimmed(`${short[1]}`, 0, Number(short[2]));
  const long = range.exec(name);
  if (long === null) return undefined;
  return trimmed(`${long[1]}`.toLowerCase(), Number(long[2] || 0), Number(long[3] || 100));
}

function trimmed(kind: string, low: number, high: number): Statistic {
  const reduce = kind === 'tm' ? mean : kind === 'ts' ? sum : (kept: readonly number[]) => kept.length;
  return (sorted) => reduce(between(sorted, low, high));
}

function rankIndex(count: number, rank: number): number {
  return Math.max(0, Math.ceil((rank / 100) * count) - 1);
}

/** Values above the lower percentile, up to and with the upper one. */
function between(sorted: readonly number[], low: number, high: number): readonly number[] {
  const from = Math.floor((low / 100) * sorted.length);
  return sorted.slice(from, Math.max(from + 1, Math.ceil((high / 100) * sorted.length)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
