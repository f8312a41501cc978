import type { WaterfallRow } from '../../../xray/waterfall.ts';
import type { TraceView } from '../../api/traceRoutes.ts';
import { load } from '../api.ts';
import { h } from '../dom.ts';
import { duration, exactTime, plural } from '../format.ts';
import { linkTo } from '../router.ts';
import type { MakeView } from '../view.ts';
import { emptyState } from '../widgets/emptyState.ts';

const kinds = { function: 'function', call: 'call', stage: 'stage' } as const;

/** One request as a waterfall: what it was made of, when each piece began and how long it took. */
export const makeTraceView: MakeView = async ({ place }) => {
  const back = h('p', { class: 'back' }, h('a', { href: linkTo('traces') }, 'All traces'));
  const heading = (text: string) => h('h1', { tabindex: -1, class: 'id' }, text);
  const view = await load<TraceView>(`/api/traces/${encodeURIComponent(place.item)}`);
  if (view === undefined) {
    const advice = 'Traces are kept for an hour, fewer when there are many.';
    return {
      title: place.item,
      element: h('div', {}, back, heading(place.item), emptyState('This trace is not here.', advice)),
    };
  }
  const { trace, rows } = view;
  const { requestId, traceId, operation, startMs, durationMs } = trace;
  const title = requestId ?? traceId;
  return {
    title,
    element: h(
      'div',
      {},
      back,
      heading(title),
      h(
        'p',
        { class: 'lead' },
        `${operation ?? trace.name}, ${duration(durationMs)} from ${exactTime(startMs)}, ${plural(rows.length, 'piece')}. `,
        requestId !== undefined &&
          h('a', { href: linkTo('logs', '', { requestId }) }, 'Logs and metrics of this request'),
      ),
      waterfall(rows, durationMs),
      h('p', { class: 'note' }, `Trace ${traceId}`),
    ),
  };
};

function waterfall(rows: readonly WaterfallRow[], totalMs: number): HTMLElement {
  const headers = ['Piece', 'Begins', 'Took'].map((header, index) =>
    h('th', { scope: 'col', class: index > 0 ? 'number' : undefined }, header),
  );
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Waterfall' },
    h(
      'table',
      { class: 'waterfall' },
      h(
        'caption',
        { class: 'unseen' },
        'Pieces of the request in order of time, each below the one it belongs to',
      ),
      h('thead', {}, h('tr', {}, ...headers, h('th', { scope: 'col', class: 'timeline' }, 'Timeline'))),
      h('tbody', {}, ...rows.map((row) => line(row, Math.max(totalMs, 0.001)))),
    ),
  );
}

function line(row: WaterfallRow, totalMs: number): HTMLElement {
  const { depth, name, kind, offsetMs, durationMs, failure } = row;
  const left = (offsetMs / totalMs) * 100;
  const width = ((durationMs ?? totalMs - offsetMs) / totalMs) * 100;
  const bar = h('span', {
    class: 'bar',
    'data-kind': kind,
    'data-failure': failure,
    style: `left: ${left.toFixed(2)}%; width: max(2px, ${width.toFixed(2)}%)`,
  });
  return h(
    'tr',
    {},
    h(
      'th',
      { scope: 'row', style: `--depth: ${depth}` },
      h('details', {}, h('summary', {}, name, h('span', { class: 'kind' }, kindOf(row))), fieldsOf(row)),
    ),
    h('td', { class: 'number' }, duration(offsetMs)),
    h('td', { class: 'number' }, durationMs === null ? 'in progress' : duration(durationMs)),
    h('td', { class: 'timeline' }, h('span', { class: 'lane', 'aria-hidden': 'true' }, bar)),
  );
}

function kindOf({ kind, failure, annotations }: WaterfallRow): string {
  const notes = [
    kinds[kind],
    failure === undefined ? '' : failure,
    annotations.coldStart === true ? 'cold' : '',
  ];
  return notes.filter((note) => note !== '').join(', ');
}

function fieldsOf({ annotations, exceptions, httpStatus, id }: WaterfallRow): HTMLElement {
  const fields = Object.entries({
    ...annotations,
    ...(httpStatus !== undefined && { httpStatus }),
    ...(exceptions.length > 0 && { exceptions: exceptions.join(' ← ') }),
    segment: id,
  });
  return h(
    'dl',
    { class: 'fields' },
    ...fields.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, String(value))]),
  );
}
