import type { OperationTotals } from '../../api/summariseOperation.ts';
import { h } from '../dom.ts';
import { amount, duration, percent } from '../format.ts';
import { linkTo } from '../router.ts';
import type { MakeView } from '../view.ts';
import { askSomething } from '../widgets/emptyState.ts';
import { linkCell } from '../widgets/linkCell.ts';
import { type Column, createLiveTable } from '../widgets/liveTable.ts';
import { createShareBar } from '../widgets/shareBar.ts';

const columns: readonly Column<OperationTotals>[] = [
  { header: 'Operation', make: ({ name }) => linkCell(name, linkTo('operations', name)) },
  { header: 'Req/s', isNumber: true, text: ({ perSecond }) => amount(perSecond) },
  { header: 'Requests', isNumber: true, text: ({ requests }) => amount(requests) },
  {
    header: 'Errors',
    isNumber: true,
    text: ({ errors, requests }) => percent(errors / requests),
    tone: ({ errors }) => (errors > 0 ? 'bad' : undefined),
  },
  { header: 'p50', isNumber: true, text: ({ p50Ms }) => duration(p50Ms) },
  { header: 'p99', isNumber: true, text: ({ p99Ms }) => duration(p99Ms) },
  { header: 'Slowest', isNumber: true, text: ({ maxMs }) => duration(maxMs) },
  {
    header: 'Slowed by',
    hint: 'The graphlet that most of its requests waited for longest',
    text: ({ slowedBy }) => slowedBy ?? '–',
  },
  {
    header: 'GB-s',
    hint: 'Billed duration times memory, of the gateway and the graphlets it called',
    isNumber: true,
    text: ({ gbSeconds }) => amount(gbSeconds),
  },
  {
    header: 'Share of cost',
    make: () => {
      const bar = createShareBar();
      return { element: bar.element, update: ({ costShare }) => bar.update(costShare) };
    },
  },
];

/** What clients ask for, by name, most costly first. */
export const makeOperationsView: MakeView = ({ graphqlUrl }) => {
  const table = createLiveTable('Operations', columns, (row) => row.name, askSomething(graphqlUrl));
  return {
    title: 'Operations',
    element: h(
      'div',
      {},
      h('h1', { tabindex: -1 }, 'Operations'),
      h('p', { class: 'lead' }, 'By cost. Open one to see which graphlets its requests wait for.'),
      table.element,
    ),
    onLive(event, data) {
      if (event === 'operations' && 'operations' in data) table.update(data.operations);
    },
  };
};
