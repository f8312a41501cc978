/// <reference lib="dom" />
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== '') made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export type Cell = string | number;

export function tableOf(columns: readonly string[], rows: readonly (readonly Cell[])[]): HTMLElement {
  const head = element('tr', {}, ...columns.map((column) => element('th', {}, column)));
  const body = rows.map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, String(cell)))));
  return element(
    'div',
    { class: 'scroll' },
    element('table', {}, element('thead', {}, head), element('tbody', {}, ...body)),
  );
}
