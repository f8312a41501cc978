import type { FunctionsView } from '../../api/functionRoutes.ts';
import type { LogsView } from '../../api/logRoute.ts';
import { load } from '../api.ts';
import { h } from '../dom.ts';
import { plural } from '../format.ts';
import { linkTo } from '../router.ts';
import type { MakeView } from '../view.ts';
import { emptyState } from '../widgets/emptyState.ts';
import { filterForm } from '../widgets/filterForm.ts';
import { logTable } from '../widgets/logTable.ts';

const LIMIT = 200;

/** Log records, found by the request's id, by function, level and words. */
export const makeLogsView: MakeView = async ({ place, window }) => {
  const query = Object.fromEntries(place.query);
  const [found, known] = await Promise.all([
    load<LogsView>('/api/logs', { ...query, limit: String(LIMIT) }),
    load<FunctionsView>('/api/functions', { window }),
  ]);
  const records = found?.records ?? [];
  const { requestId } = query;
  const result =
    records.length === 0
      ? emptyState(
          'No record fits.',
          requestId === undefined
            ? 'Loosen the search.'
            : 'Is it the id of the response header x-request-id? Records are kept for an hour, fewer when there are many.',
        )
      : logTable('Log records, oldest first', records);
  return {
    title: 'Logs',
    element: h(
      'div',
      {},
      h('h1', { tabindex: -1 }, 'Logs'),
      filterForm(
        'Logs',
        [
          { name: 'requestId', label: 'Request id', placeholder: 'x-request-id' },
          { name: 'text', label: 'Words' },
          { name: 'function', label: 'Function', options: (known?.functions ?? []).map(({ name }) => name) },
          { name: 'level', label: 'Level', options: ['debug', 'info', 'warn', 'error'] },
        ],
        place.query,
        (values) => {
          const next = linkTo('logs', '', values);
          if (location.hash === next) dispatchEvent(new HashChangeEvent('hashchange'));
          else location.hash = next;
        },
      ),
      h(
        'p',
        { class: 'lead', role: 'status' },
        records.length === LIMIT ? `The newest ${LIMIT} that fit.` : `${plural(records.length, 'record')}.`,
        ' ',
        requestId !== undefined &&
          records.length > 0 &&
          h('a', { href: linkTo('traces', requestId) }, 'Trace of this request'),
      ),
      result,
    ),
  };
};
