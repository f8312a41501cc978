import type { FunctionSeriesView, FunctionTotals } from '../../api/summariseFunction.ts';
import { h } from '../dom.ts';
import { amount, duration, percent } from '../format.ts';
import { linkTo } from '../router.ts';
import type { MakeView } from '../view.ts';
import { askSomething } from '../widgets/emptyState.ts';
import { type ChartFigures, createLineChart, type LineChart, type LineSpec } from '../widgets/lineChart.ts';
import { type Column, createLiveTable } from '../widgets/liveTable.ts';
import { createSparkline } from '../widgets/sparkline.ts';
import { createTiles, type Tile } from '../widgets/tiles.ts';

/** Shown until another one is chosen. */
export const FIRST_FUNCTION = 'gateway';

interface ChartSpec {
  readonly title: string;
  readonly figures: ChartFigures;
  readonly lines: readonly (LineSpec & { readonly of: Exclude<keyof FunctionSeriesView, 'bucketMs'> })[];
}

const charts: readonly ChartSpec[] = [
  {
    title: 'Requests a second',
    figures: { format: amount },
    lines: [
      { label: 'requests', colour: 'line-1', isFilled: true, of: 'perSecond' },
      { label: 'GraphQL errors', colour: 'line-2', dash: [6, 3], of: 'requestErrorsPerSecond' },
      { label: 'failed', colour: 'line-3', dash: [2, 2], of: 'failuresPerSecond' },
    ],
  },
  {
    title: 'Duration',
    figures: { format: duration, isLogarithmic: true },
    lines: [
      { label: 'p50', colour: 'line-1', of: 'p50Ms' },
      { label: 'p90', colour: 'line-4', dash: [6, 3], of: 'p90Ms' },
      { label: 'p99', colour: 'line-3', dash: [2, 2], of: 'p99Ms' },
    ],
  },
  {
    title: 'Timeouts and throttles',
    figures: { format: amount, isCounted: true },
    lines: [
      { label: 'deadlines', colour: 'line-2', of: 'deadlinesExceeded' },
      { label: 'graphlet calls', colour: 'line-4', dash: [6, 3], of: 'graphletTimeouts' },
      { label: 'Lambda timeouts', colour: 'line-3', dash: [2, 2], of: 'timeouts' },
      { label: 'throttles', colour: 'line-1', dash: [8, 2, 2, 2], of: 'throttles' },
    ],
  },
  {
    title: 'Concurrency and cold starts',
    figures: { format: amount, isCounted: true },
    lines: [
      { label: 'executions at once', colour: 'line-1', isFilled: true, of: 'concurrency' },
      { label: 'cold starts', colour: 'line-2', dash: [6, 3], of: 'coldStarts' },
    ],
  },
];

const columns: readonly Column<FunctionTotals>[] = [
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

/** Every function in figures, and one of them over time. */
export const makeFunctionsView: MakeView = ({ place, graphqlUrl }) => {
  const name = place.item === '' ? FIRST_FUNCTION : place.item;
  const tiles = createTiles([
    'Requests a second',
    'Errors',
    'p99',
    'Timeouts',
    'Executions at once',
    'Cold starts',
  ]);
  const drawn = charts.map(({ title, lines, figures }) => createLineChart(title, lines, figures));
  const table = createLiveTable('Functions', columns, (row) => row.name, askSomething(graphqlUrl));
  const element = h(
    'div',
    {},
    h('h1', { tabindex: -1 }, 'Functions'),
    h(
      'section',
      { 'aria-labelledby': 'function-name' },
      h('h2', { id: 'function-name' }, name),
      tiles.element,
      h('div', { class: 'charts' }, ...drawn.map((chart) => chart.element)),
    ),
    h('section', { 'aria-labelledby': 'all' }, h('h2', { id: 'all' }, 'All functions'), table.element),
  );
  return {
    title: name,
    element,
    onTheme() {
      for (const chart of drawn) chart.onTheme();
    },
    onLive(event, data) {
      if (event === 'functions' && 'functions' in data) {
        table.update(data.functions);
        markCurrent(element, name);
        const totals = data.functions.find((each) => each.name === name);
        if (totals !== undefined) tiles.update(tilesOf(totals));
      } else if (event === 'function' && 'series' in data && data.totals.name === name) {
        updateCharts(drawn, data.series);
      }
    },
  };
};

function updateCharts(drawn: readonly LineChart[], series: FunctionSeriesView): void {
  charts.forEach(({ lines }, index) => {
    drawn[index]?.update(
      series.startMs,
      lines.map(({ of }) => series[of]),
    );
  });
}

function markCurrent(element: HTMLElement, name: string): void {
  for (const link of element.querySelectorAll('tbody a')) {
    if (link.textContent === name) link.setAttribute('aria-current', 'true');
  }
}

function tilesOf(totals: FunctionTotals): readonly Tile[] {
  const share = errorShare(totals);
  const timeouts = allTimeouts(totals);
  return [
    { label: '', value: amount(totals.perSecond), note: `${amount(totals.invocations)} in all` },
    {
      label: '',
      value: percent(share),
      note: `${amount(totals.requestErrors)} GraphQL, ${amount(totals.failures)} failed`,
      tone: share > 0 ? 'bad' : undefined,
    },
    {
      label: '',
      value: duration(totals.p99Ms),
      note: `p50 ${duration(totals.p50Ms)}, p90 ${duration(totals.p90Ms)}`,
    },
    {
      label: '',
      value: amount(timeouts),
      note: `${amount(totals.graphletTimeouts)} of graphlet calls`,
      tone: timeouts > 0 ? 'bad' : undefined,
    },
    { label: '', value: amount(totals.concurrency), note: `${amount(totals.maxConcurrency)} at most` },
    { label: '', value: amount(totals.coldStarts), note: `${amount(totals.throttles)} throttled` },
  ];
}

function errorShare({ invocations, requestErrors, failures }: FunctionTotals): number {
  return invocations === 0 ? 0 : Math.min(1, (requestErrors + failures) / invocations);
}

function allTimeouts({ deadlinesExceeded, timeouts }: FunctionTotals): number {
  return deadlinesExceeded + timeouts;
}
