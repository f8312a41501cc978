import type { Collector } from '../../collect/createCollector.ts';
import type { ApiRequest } from './apiRequest.ts';
import { readWindow } from './readQuery.ts';
import { addUp } from './summariseFunction.ts';
import {
  type OperationQuery,
  type OperationTotals,
  type OperationView,
  operationTotals,
  viewOperation,
} from './summariseOperation.ts';
import { type TimeRange, timeRangeOf, wholeMinutes } from './timeRange.ts';

export interface OperationsView {
  readonly nowMs: number;
  readonly window: string;
  /** Those that came in the window, most costly first. */
  readonly operations: readonly OperationTotals[];
}

export function viewOperations(collector: Collector, range: TimeRange): OperationsView {
  const minutes = wholeMinutes(range, collector.startedMs);
  const query = queryOf(collector, minutes);
  const operations = collector.operations
    .names()
    .map((name) => operationTotals({ ...query, name }))
    .filter(({ requests }) => requests > 0)
    .sort((a, b) => b.gbSeconds - a.gbSeconds || b.requests - a.requests);
  return { nowMs: range.nowMs, window: range.window, operations };
}

function findOperation(collector: Collector, name: string, range: TimeRange): OperationView | undefined {
  if (!collector.operations.names().includes(name)) return undefined;
  return viewOperation({ ...queryOf(collector, wholeMinutes(range, collector.startedMs)), name });
}

export function answerOperations({ query, nowMs, observer: { collector } }: ApiRequest): OperationsView {
  return viewOperations(collector, timeRangeOf(readWindow(query), nowMs, collector.startedMs));
}

export function answerOperation({
  query,
  name,
  nowMs,
  observer: { collector },
}: ApiRequest): OperationView | undefined {
  return findOperation(collector, name, timeRangeOf(readWindow(query), nowMs, collector.startedMs));
}

function queryOf(
  { operations, functions }: Collector,
  { fromMs, nowMs, seconds }: TimeRange,
): Omit<OperationQuery, 'name'> {
  const costs = [...functions.values()].map(
    (series) => addUp(series.between(fromMs, nowMs, nowMs)).gbSeconds,
  );
  return {
    store: operations,
    fromMs,
    toMs: nowMs,
    seconds,
    allGbSeconds: costs.reduce((sum, each) => sum + each, 0),
  };
}
