import { h } from '../dom.ts';
import { timeOfDay } from '../format.ts';
import type { ChartFigures, LineSpec, LineValues } from './lineSpec.ts';

/** The newest points of a chart, as a table that is written while it is open. */
export interface ChartTable {
  readonly element: HTMLElement;
  update(times: readonly number[], values: LineValues): void;
}

const TABLE_ROWS = 30;

export function createChartTable(
  title: string,
  lines: readonly LineSpec[],
  { format }: ChartFigures,
): ChartTable {
  const box = h('div', {
    class: 'scroll',
    tabindex: 0,
    role: 'region',
    'aria-label': `${title}, as a table`,
  });
  const details = h('details', { toggle: write }, h('summary', {}, 'Table'), box);
  let times: readonly number[] = [];
  let values: LineValues = lines.map(() => []);

  function write(): void {
    if (!details.open) return;
    const rows = times
      .map((_, index) => index)
      .slice(-TABLE_ROWS)
      .reverse();
    box.replaceChildren(
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, heading('Time'), ...lines.map(({ label }) => heading(label, true)))),
        h(
          'tbody',
          {},
          ...rows.map((index) =>
            h(
              'tr',
              {},
              h('td', {}, timeOfDay(times[index] ?? 0)),
              ...values.map((column) => h('td', { class: 'number' }, format(column[index]))),
            ),
          ),
        ),
      ),
    );
  }

  return {
    element: details,
    update(newTimes, newValues) {
      times = newTimes;
      values = newValues;
      write();
    },
  };
}

function heading(text: string, isNumber = false): HTMLElement {
  return h('th', { scope: 'col', class: isNumber ? 'number' : undefined }, text);
}
