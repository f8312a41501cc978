import type { GraphletShare, OperationView } from '../../api/summariseOperation.ts';
import { load } from '../api.ts';
import { h } from '../dom.ts';
import { amount, duration, percent } from '../format.ts';
import { linkTo } from '../router.ts';
import type { MakeView } from '../view.ts';
import { emptyState } from '../widgets/emptyState.ts';
import { createLineChart } from '../widgets/lineChart.ts';
import { linkCell } from '../widgets/linkCell.ts';
import { type Column, createLiveTable } from '../widgets/liveTable.ts';
import { createShareBar } from '../widgets/shareBar.ts';
import { createTiles } from '../widgets/tiles.ts';
import { createTimeBar } from '../widgets/timeBar.ts';

const columns: readonly Column<GraphletShare>[] = [
  { header: 'Graphlet', make: ({ graphlet }) => linkCell(graphlet, linkTo('functions', graphlet)) },
  {
    header: 'Calls/request',
    isNumber: true,
    text: ({ callsPerRequest }) => amount(callsPerRequest),
  },
  { header: 'p50', isNumber: true, text: ({ p50Ms }) => duration(p50Ms) },
  { header: 'p99', isNumber: true, text: ({ p99Ms }) => duration(p99Ms) },
  {
    header: 'Errors',
    isNumber: true,
    text: ({ errors, calls }) => percent(errors / calls),
    tone: ({ errors }) => (errors > 0 ? 'bad' : undefined),
  },
  {
    header: 'Timeouts',
    isNumber: true,
    text: ({ timeouts }) => amount(timeouts),
    tone: ({ timeouts }) => (timeouts > 0 ? 'bad' : undefined),
  },
  {
    header: 'Waited for',
    hint: 'Requests in which a call of it is on the critical path',
    make: () => {
      const bar = createShareBar();
      return { element: bar.element, update: ({ onPathShare }) => bar.update(onPathShare) };
    },
  },
  {
    header: 'Slowed it most',
    hint: 'Requests in which it was the longest wait of all',
    make: () => {
      const bar = createShareBar();
      return { element: bar.element, update: ({ slowedMostShare }) => bar.update(slowedMostShare) };
    },
  },
  {
    header: 'Time/request',
    hint: 'On the critical path, mean of all requests',
    isNumber: true,
    text: ({ pathMsPerRequest }) => duration(pathMsPerRequest),
  },
];

/** What an engineer asks at night: how an operation does, and what makes it slow. */
export const makeOperationView: MakeView = async ({ place, window }) => {
  const name = place.item;
  const read = () => load<OperationView>(`/api/operations/${encodeURIComponent(name)}`, { window });
  const first = await read();
  const heading = h('h1', { tabindex: -1 }, name);
  const back = h('p', { class: 'back' }, h('a', { href: linkTo('operations') }, 'All operations'));
  if (first === undefined) {
    const advice = 'It was not asked for in the last hour, or under another name.';
    return { title: name, element: h('div', {}, back, heading, emptyState('No such operation.', advice)) };
  }
  const tiles = createTiles(['Requests a second', 'Errors', 'p50', 'p99', 'Share of cost']);
  const rate = createLineChart(
    'Requests a second',
    [
      { label: 'requests', colour: 'line-1', isFilled: true },
      { label: 'errors', colour: 'line-3', dash: [6, 3] },
    ],
    { format: amount },
  );
  const latency = createLineChart(
    'Duration',
    [
      { label: 'p50', colour: 'line-1' },
      { label: 'p99', colour: 'line-3', dash: [2, 2] },
    ],
    { format: duration, isLogarithmic: true },
  );
  const time = createTimeBar('Where a request’s time goes, mean');
  const nothing = emptyState('It calls no graphlet.', 'The gateway answers it alone.');
  const table = createLiveTable('Graphlets that it calls', columns, (row) => row.graphlet, nothing);

  function show(view: OperationView): void {
    tiles.update([
      { label: '', value: amount(view.perSecond), note: `${amount(view.requests)} in all` },
      {
        label: '',
        value: percent(view.requests === 0 ? 0 : view.errors / view.requests),
        note: `${amount(view.errors)} requests`,
        tone: view.errors > 0 ? 'bad' : undefined,
      },
      { label: '', value: duration(view.p50Ms), note: `mean ${duration(view.meanMs)}` },
      { label: '', value: duration(view.p99Ms), note: `slowest ${duration(view.maxMs)}` },
      { label: '', value: percent(view.costShare), note: `${amount(view.gbSeconds)} GB-s` },
    ]);
    rate.update(view.series.startMs, [view.series.perSecond, view.series.errorsPerSecond]);
    latency.update(view.series.startMs, [view.series.p50Ms, view.series.p99Ms]);
    time.update([
      { name: 'gateway and between calls', ms: view.gatewayMs },
      ...view.graphlets.map(({ graphlet, pathMsPerRequest }) => ({ name: graphlet, ms: pathMsPerRequest })),
    ]);
    table.update(view.graphlets);
  }

  return {
    title: name,
    element: h(
      'div',
      {},
      back,
      heading,
      tiles.element,
      h('div', { class: 'charts' }, rate.element, latency.element),
      h(
        'section',
        { 'aria-labelledby': 'path' },
        h('h2', { id: 'path' }, 'Critical path'),
        time.element,
        table.element,
      ),
      h('p', {}, h('a', { href: linkTo('traces', '', { operation: name }) }, `Traces of ${name}`)),
    ),
    onTheme() {
      rate.onTheme();
      latency.onTheme();
    },
    onLive(event) {
      if (event !== 'operations') return;
      read().then((view) => view !== undefined && show(view), console.error);
    },
  };
};
