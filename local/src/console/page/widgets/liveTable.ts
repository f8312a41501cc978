import { h, setText } from '../dom.ts';

export interface Column<R> {
  readonly header: string;
  /** Explains a header that is short. */
  readonly hint?: string;
  readonly isNumber?: boolean;
  /** Sentences, which may take several lines. */
  readonly isProse?: boolean;
  /** Written anew whenever it changes. */
  readonly text?: (row: R) => string;
  /** Made once for a row, and told of its changes. */
  readonly make?: (row: R) => { readonly element: Element; readonly update?: (row: R) => void };
  /** `bad` where a figure is one to look at. */
  readonly tone?: (row: R) => 'bad' | undefined;
}

export interface LiveTable<R> {
  readonly element: HTMLElement;
  update(rows: readonly R[]): void;
}

interface ShownRow<R> {
  readonly element: HTMLElement;
  update(row: R): void;
}

/**
 * A table whose rows stay the same elements while their figures change, so that focus and selection are kept.
 *
 * @param empty - what to say and do when there is nothing
 * @param holdsStill - rows that come and go wait while one is pointed at or has the focus
 */
export function createLiveTable<R>(
  caption: string,
  columns: readonly Column<R>[],
  keyOf: (row: R) => string,
  empty: Node,
  { holdsStill = false } = {},
): LiveTable<R> {
  const shown = new Map<string, ShownRow<R>>();
  const body = h('tbody');
  const headers = columns.map(({ header, hint, isNumber }) =>
    h('th', { scope: 'col', title: hint, class: isNumber === true ? 'number' : undefined }, header),
  );
  const table = h(
    'table',
    {},
    h('caption', { class: 'unseen' }, caption),
    h('thead', {}, h('tr', {}, ...headers)),
    body,
  );
  const scroll = h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption }, table);
  const element = h('div', {}, scroll);

  return {
    element,
    update(rows) {
      // What is pointed at must not move away.
      if (holdsStill && element.matches(':hover, :focus-within') && rows.length > 0 && shown.size > 0) return;
      const wanted = rows.length === 0 ? empty : scroll;
      if (element.firstChild !== wanted) element.replaceChildren(wanted);
      const keys = new Set(rows.map(keyOf));
      for (const [key, { element: gone }] of shown) {
        if (keys.has(key)) continue;
        gone.remove();
        shown.delete(key);
      }
      rows.forEach((row, index) => {
        const key = keyOf(row);
        const line = shown.get(key) ?? makeRow(columns, row);
        shown.set(key, line);
        line.update(row);
        if (body.children[index] !== line.element)
          body.insertBefore(line.element, body.children[index] ?? null);
      });
    },
  };
}

function makeRow<R>(columns: readonly Column<R>[], first: R): ShownRow<R> {
  const cells = columns.map((column, index) => {
    const cell = h(index === 0 ? 'th' : 'td', {
      class: column.isNumber === true ? 'number' : column.isProse === true ? 'prose' : undefined,
      scope: index === 0 ? 'row' : undefined,
    });
    const made = column.make?.(first);
    if (made !== undefined) cell.append(made.element);
    const update = (row: R) => {
      made?.update?.(row);
      if (column.text !== undefined) setText(cell, column.text(row));
      const tone = column.tone?.(row);
      if (tone === undefined) delete cell.dataset.tone;
      else cell.dataset.tone = tone;
    };
    return { cell, update };
  });
  return {
    element: h('tr', {}, ...cells.map(({ cell }) => cell)),
    update(row) {
      for (const cell of cells) cell.update(row);
    },
  };
}
