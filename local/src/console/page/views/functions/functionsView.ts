import { h } from '../../dom.ts';
import type { MakeView } from '../../view.ts';
import { askSomething, emptyState } from '../../widgets/emptyState.ts';
import { createLiveTable } from '../../widgets/liveTable.ts';
import { createTiles } from '../../widgets/tiles.ts';
import { createFunctionCharts } from './functionCharts.ts';
import { functionColumns } from './functionColumns.ts';
import { functionTiles, tilesOf } from './functionTiles.ts';

/** Shown until another one is chosen. */
export const FIRST_FUNCTION = 'gateway';

/** Every function in figures, and one of them over time. */
export const makeFunctionsView: MakeView = ({ place, graphqlUrl }) => {
  const name = place.item === '' ? FIRST_FUNCTION : place.item;
  const tiles = createTiles(functionTiles);
  const charts = createFunctionCharts();
  const table = createLiveTable('Functions', functionColumns, (row) => row.name, askSomething(graphqlUrl));
  const heading = h('h2', { id: 'function-name' }, name);
  const figures = [tiles.element, h('div', { class: 'charts' }, ...charts.elements)];
  const missing = emptyState('No such function.', 'It was not called yet, or there is none of this name.');
  const chosen = h('section', { 'aria-labelledby': 'function-name' }, heading, ...figures);
  const element = h(
    'div',
    {},
    h('h1', { tabindex: -1 }, 'Functions'),
    chosen,
    h('section', { 'aria-labelledby': 'all' }, h('h2', { id: 'all' }, 'All functions'), table.element),
  );
  return {
    title: name,
    element,
    onTheme: charts.onTheme,
    onLive(event, data) {
      if (event === 'functions' && 'functions' in data) {
        table.update(data.functions);
        markCurrent(element, name);
        const totals = data.functions.find((each) => each.name === name);
        // Where nothing was called at all, the table says what to do.
        const isMissing = totals === undefined && data.functions.length > 0;
        if (isMissing !== chosen.contains(missing)) {
          chosen.replaceChildren(heading, ...(isMissing ? [missing] : figures));
        }
        if (totals !== undefined) tiles.update(tilesOf(totals));
      } else if (event === 'function' && 'series' in data && data.totals.name === name) {
        charts.update(data.series);
      }
    },
  };
};

function markCurrent(element: HTMLElement, name: string): void {
  for (const link of element.querySelectorAll('tbody a')) {
    if (link.textContent === name) link.setAttribute('aria-current', 'true');
  }
}
