import { toNumber, type Value } from './evaluate.ts';
import type { Expression } from './expression.ts';
import { QueryError } from './queryError.ts';

/** Takes the values of a group one by one. */
export interface Accumulator {
  add(value: Value, timestamp: string): void;
  result(): Value;
}

type MakeAccumulator = (isEveryRecord: boolean, argument: number) => Accumulator;

const makers: Readonly<Record<string, MakeAccumulator>> = {
  count: (isEveryRecord) => {
    let count = 0;
    return {
      add(value) {
        if (isEveryRecord || value !== undefined) count++;
      },
      result: () => count,
    };
  },
  count_distinct: () => {
    const seen = new Set<Value>();
    return {
      add(value) {
        if (value !== undefined) seen.add(value);
      },
      result: () => seen.size,
    };
  },
  sum: () => overNumbers((numbers) => numbers.reduce((sum, each) => sum + each, 0)),
  avg: () =>
    overNumbers((numbers) => numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length)),
  min: () => overNumbers((numbers) => numbers.reduce((least, each) => Math.min(least, each))),
  max: () => overNumbers((numbers) => numbers.reduce((most, each) => Math.max(most, each))),
  median: () => overNumbers((numbers) => percentile(numbers, 50)),
  pct: (_, share) => overNumbers((numbers) => percentile(numbers, share)),
  earliest: () => byTime((timestamp, kept) => timestamp < kept),
  latest: () => byTime((timestamp, kept) => timestamp >= kept),
};
const aliases: Readonly<Record<string, string>> = { percentile: 'pct' };

/** Undefined when the expression is no aggregate. @throws {QueryError} when it is one of none that is known */
export function makeAccumulator(expression: Expression): Accumulator | undefined {
  if (expression.kind !== 'call') return undefined;
  const [value, second] = expression.args;
  const make = makers[aliases[expression.name] ?? expression.name];
  if (make === undefined) return undefined;
  const isEveryRecord = value === undefined || (value.kind === 'field' && value.name === '*');
  const argument = second?.kind === 'value' ? Number(second.value) : Number.NaN;
  if (make === makers.pct && !(argument >= 0 && argument <= 100)) {
    throw new QueryError('pct() takes a field and a number from 0 to 100: pct(durationMs, 99).');
  }
  return make(isEveryRecord, argument);
}

export const aggregateNames: readonly string[] = Object.keys(makers);

function overNumbers(result: (numbers: readonly number[]) => number): Accumulator {
  const numbers: number[] = [];
  return {
    add(value) {
      const number = toNumber(value);
      if (number !== undefined) numbers.push(number);
    },
    result: () => (numbers.length === 0 ? undefined : result(numbers)),
  };
}

function byTime(isBetter: (timestamp: string, kept: string) => boolean): Accumulator {
  let kept: { readonly value: Value; readonly timestamp: string } | undefined;
  return {
    add(value, timestamp) {
      if (value === undefined) return;
      if (kept === undefined || isBetter(timestamp, kept.timestamp)) kept = { value, timestamp };
    },
    result: () => kept?.value,
  };
}

function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)] ?? Number.NaN;
}
