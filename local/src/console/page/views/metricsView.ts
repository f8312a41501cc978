import type { MetricTotals } from '../../api/metricRoute.ts';
import { load } from '../api.ts';
import { h } from '../dom.ts';
import { amount, duration } from '../format.ts';
import type { MakeView } from '../view.ts';
import { askSomething } from '../widgets/emptyState.ts';
import { type Column, createLiveTable } from '../widgets/liveTable.ts';

const columns: readonly Column<MetricTotals>[] = [
  { header: 'Metric', text: ({ name }) => name },
  {
    header: 'Dimensions',
    text: ({ dimensions }) =>
      Object.entries(dimensions)
        .map(([name, value]) => `${name}=${value}`)
        .join(' '),
  },
  { header: 'Namespace', text: ({ namespace }) => namespace },
  { header: 'Values', isNumber: true, text: ({ count }) => amount(count) },
  { header: 'Sum', isNumber: true, text: ({ sum, unit }) => (unit === 'Milliseconds' ? '' : amount(sum)) },
  { header: 'p50', isNumber: true, text: ({ p50 }) => (p50 === null ? '' : duration(p50)) },
  { header: 'p99', isNumber: true, text: ({ p99 }) => (p99 === null ? '' : duration(p99)) },
  {
    header: 'Greatest',
    isNumber: true,
    text: ({ max, unit }) => (unit === 'Milliseconds' ? duration(max) : amount(max)),
  },
];

/** Every metric that the functions write, as CloudWatch would have it. */
export const makeMetricsView: MakeView = async ({ window, graphqlUrl }) => {
  const read = async () =>
    (await load<{ metrics: readonly MetricTotals[] }>('/api/metrics', { window }))?.metrics ?? [];
  const table = createLiveTable('Metrics', columns, keyOf, askSomething(graphqlUrl));
  table.update(await read());
  return {
    title: 'Metrics',
    element: h(
      'div',
      {},
      h('h1', { tabindex: -1 }, 'Metrics'),
      h(
        'p',
        { class: 'lead' },
        'What the functions write in Embedded Metric Format, by name and dimensions.',
      ),
      table.element,
    ),
    onLive(event) {
      if (event === 'functions') read().then(table.update, console.error);
    },
  };
};

function keyOf({ namespace, name, dimensions }: MetricTotals): string {
  return JSON.stringify([namespace, name, dimensions]);
}
