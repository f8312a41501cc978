import { h } from '../dom.ts';

/** Nothing to show, why, and what to do about it. */
export function emptyState(title: string, ...advice: readonly (Node | string)[]): HTMLElement {
  return h('div', { class: 'empty' }, h('p', { class: 'empty-title' }, title), h('p', {}, ...advice));
}

/** What to do when nothing has been asked of the stack yet. */
export function askSomething(graphqlUrl: string): HTMLElement {
  const query = `curl -s ${graphqlUrl} -H 'content-type: application/json' -d '{"query":"query Hello { __typename }"}'`;
  return h(
    'div',
    { class: 'empty' },
    h('p', { class: 'empty-title' }, 'Nothing has been asked yet.'),
    h('p', {}, 'Open ', h('a', { href: graphqlUrl }, 'GraphiQL'), ' and run an operation, or:'),
    h('pre', { tabindex: 0, role: 'region', 'aria-label': 'A command to try' }, h('code', {}, query)),
  );
}
