import type { Collector } from '../../collect/createCollector.ts';
import type { FunctionCounts } from '../../collect/functionSeries.ts';
import type { ApiRequest } from './apiRequest.ts';
import { BadQueryError, readNumber, readWindow } from './readQuery.ts';
import {
  addUp,
  type FunctionSeriesView,
  type FunctionTotals,
  functionSeries,
  functionTotals,
} from './summariseFunction.ts';
import { type TimeRange, timeRangeOf } from './timeRange.ts';

export interface FunctionsView {
  readonly nowMs: number;
  readonly window: string;
  readonly functions: readonly FunctionTotals[];
}

export interface FunctionView {
  readonly totals: FunctionTotals;
  readonly series: FunctionSeriesView;
}

/** Figures of a function between two times, as a replay reads them. */
export interface FunctionUsage extends Readonly<FunctionCounts> {
  readonly maxConcurrentExecutions: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
}

export function viewFunctions(collector: Collector, range: TimeRange): FunctionsView {
  const functions = [...collector.functions]
    .map(([name, series]) => functionTotals(name, series, range))
    .sort((a, b) => a.name.localeCompare(b.name));
  return { nowMs: range.nowMs, window: range.window, functions };
}

export function viewFunction(collector: Collector, name: string, range: TimeRange): FunctionView | undefined {
  const series = collector.functions.get(name);
  if (series === undefined) return undefined;
  return {
    totals: functionTotals(name, series, range),
    series: functionSeries(series, range.window, range.nowMs),
  };
}

export function answerFunctions({ query, nowMs, observer: { collector } }: ApiRequest): FunctionsView {
  return viewFunctions(collector, timeRangeOf(readWindow(query), nowMs, collector.startedMs));
}

export function answerFunction({
  query,
  name,
  nowMs,
  observer: { collector },
}: ApiRequest): FunctionView | undefined {
  return viewFunction(collector, name, timeRangeOf(readWindow(query), nowMs, collector.startedMs));
}

/** `?fromMs=&toMs=`: both epoch milliseconds; by the second within the last five minutes, by ten before. */
export function answerUsage({ query, nowMs, observer: { collector } }: ApiRequest): object {
  const toMs = Math.min(readNumber(query, 'toMs', nowMs), nowMs);
  const fromMs = readNumber(query, 'fromMs', toMs - 60_000);
  if (fromMs > toMs) throw new BadQueryError(`fromMs: a time before toMs and before now, not ${fromMs}`);
  const functions = [...collector.functions].map(([name, series]): [string, FunctionUsage] => {
    const { maxConcurrency, latency, ...counts } = addUp(series.between(fromMs, toMs, nowMs));
    return [
      name,
      {
        ...counts,
        maxConcurrentExecutions: maxConcurrency,
        p50Ms: latency.percentileMs(0.5),
        p99Ms: latency.percentileMs(0.99),
      },
    ];
  });
  return { fromMs, toMs, functions: Object.fromEntries(functions) };
}
