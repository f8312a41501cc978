import type { TraceLine } from '../../api/traceRoutes.ts';
import { load } from '../api.ts';
import { h } from '../dom.ts';
import { duration, exactTime } from '../format.ts';
import { linkTo } from '../router.ts';
import type { MakeView } from '../view.ts';
import { askSomething, emptyState } from '../widgets/emptyState.ts';
import { filterForm } from '../widgets/filterForm.ts';
import { type Column, createLiveTable } from '../widgets/liveTable.ts';

const failures = { fault: 'failed', error: 'error', throttle: 'throttled' } as const;

/** The newest traces; with a filter, those that fit. */
export const makeTracesView: MakeView = async ({ place, graphqlUrl }) => {
  const query = Object.fromEntries(place.query);
  const read = async () => (await load<{ traces: readonly TraceLine[] }>('/api/traces', query))?.traces ?? [];
  const isFiltered = place.query.size > 0;
  const empty = isFiltered
    ? emptyState('No trace fits.', 'Loosen the search, or wait: traces are kept for an hour.')
    : askSomething(graphqlUrl);
  let longestMs = 1;
  const table = createLiveTable(
    'Traces',
    columnsOf(() => longestMs),
    (row) => row.traceId,
    empty,
    { holdsStill: true },
  );

  function show(traces: readonly TraceLine[]): void {
    longestMs = Math.max(1, ...traces.map(({ durationMs }) => durationMs));
    table.update(traces);
  }
  show(await read());
  return {
    title: 'Traces',
    element: h(
      'div',
      {},
      h('h1', { tabindex: -1 }, 'Traces'),
      filterForm(
        'Traces',
        [
          { name: 'requestId', label: 'Request id' },
          { name: 'operation', label: 'Operation' },
          { name: 'minMs', label: 'At least, ms', kind: 'number' },
          { name: 'failed', label: 'Only failed ones', kind: 'checkbox' },
        ],
        place.query,
        (values) => {
          location.hash = linkTo('traces', '', values);
        },
      ),
      table.element,
    ),
    onLive(event) {
      if (event === 'functions') read().then(show, console.error);
    },
  };
};

function columnsOf(longest: () => number): readonly Column<TraceLine>[] {
  return [
    {
      header: 'Request',
      make: ({ traceId, requestId }) => ({
        element: h('a', { href: linkTo('traces', traceId), class: 'id' }, requestId ?? traceId),
      }),
    },
    { header: 'Began', text: ({ startMs }) => exactTime(startMs) },
    { header: 'Operation', text: ({ operation, name }) => operation ?? name },
    { header: 'Took', isNumber: true, text: ({ durationMs }) => duration(durationMs) },
    {
      header: 'Beside the longest',
      make: () => {
        const fill = h('span', { class: 'fill' });
        return {
          element: h('span', { class: 'share', 'aria-hidden': 'true' }, h('span', { class: 'track' }, fill)),
          update: ({ durationMs }) => {
            fill.style.width = `${(durationMs / longest()) * 100}%`;
          },
        };
      },
    },
    { header: 'Segments', isNumber: true, text: ({ segments }) => String(segments) },
    {
      header: 'Notes',
      text: notesOf,
      tone: ({ failure }) => (failure === undefined ? undefined : 'bad'),
    },
  ];
}

function notesOf({ failure, hasColdStart, isInProgress }: TraceLine): string {
  const notes = [failure && failures[failure], hasColdStart && 'cold start', isInProgress && 'in progress'];
  return notes.filter((note) => note).join(', ');
}
