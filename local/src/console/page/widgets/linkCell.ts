import { h } from '../dom.ts';

/** A link in a table that stays the same for its row. */
export function linkCell(text: string, href: string): { readonly element: Element } {
  return { element: h('a', { href }, text) };
}
