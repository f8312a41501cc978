import { h } from '../dom.ts';
import { percent } from '../format.ts';

/** A share as a bar with its figure. */
export function createShareBar(): { readonly element: Element; update(share: number | null): void } {
  const fill = h('span', { class: 'fill' });
  const figure = h('span', { class: 'figure' });
  return {
    element: h(
      'span',
      { class: 'share' },
      h('span', { class: 'track', 'aria-hidden': 'true' }, fill),
      figure,
    ),
    update(share) {
      fill.style.width = `${((share ?? 0) * 100).toFixed(1)}%`;
      figure.textContent = percent(share);
    },
  };
}
