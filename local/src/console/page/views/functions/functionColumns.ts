import type { FunctionTotals } from '../../../api/summariseFunction.ts';
import { h } from '../../dom.ts';
import { amount, duration, percent } from '../../format.ts';
import { linkTo } from '../../router.ts';
import type { Column } from '../../widgets/liveTable.ts';
import { createSparkline } from '../../widgets/sparkline.ts';
import { allTimeouts, errorShare } from './functionTotals.ts';

export const functionColumns: readonly Column<FunctionTotals>[] = [
  {
    header: 'Function',
    make: ({ name }) => ({ element: h('a', { href: linkTo('functions', name) }, name) }),
  },
  {
    header: 'Trend',
    make: () => {
      const sparkline = createSparkline();
      return { element: sparkline.element, update: ({ trend }) => sparkline.update(trend) };
    },
  },
  { header: 'Req/s', isNumber: true, text: ({ perSecond }) => amount(perSecond) },
  {
    header: 'Errors',
    hint: 'Requests with GraphQL errors, and invocations that failed',
    isNumber: true,
    text: (row) => percent(errorShare(row)),
    tone: (row) => (errorShare(row) > 0 ? 'bad' : undefined),
  },
  { header: 'p50', isNumber: true, text: ({ p50Ms }) => duration(p50Ms) },
  { header: 'p90', isNumber: true, text: ({ p90Ms }) => duration(p90Ms) },
  { header: 'p99', isNumber: true, text: ({ p99Ms }) => duration(p99Ms) },
  {
    header: 'Timeouts',
    hint: 'Deadlines that ran out, and Lambda timeouts',
    isNumber: true,
    text: (row) => amount(allTimeouts(row)),
    tone: (row) => (allTimeouts(row) > 0 ? 'bad' : undefined),
  },
  {
    header: 'At once',
    hint: 'Executions at the same time: now and at most',
    isNumber: true,
    text: ({ concurrency, maxConcurrency }) => `${concurrency} / ${maxConcurrency}`,
  },
  { header: 'Cold starts', isNumber: true, text: ({ coldStarts }) => amount(coldStarts) },
  {
    header: 'Throttles',
    isNumber: true,
    text: ({ throttles }) => amount(throttles),
    tone: ({ throttles }) => (throttles > 0 ? 'bad' : undefined),
  },
  {
    header: 'GB-s',
    hint: 'Billed duration times memory',
    isNumber: true,
    text: ({ gbSeconds }) => amount(gbSeconds),
  },
];
