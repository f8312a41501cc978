import { h } from '../dom.ts';
import { duration } from '../format.ts';

export interface TimePart {
  readonly name: string;
  readonly ms: number;
}

/** Parts that add up to a whole: one bar, and the same in words below. */
export function createTimeBar(label: string): {
  readonly element: HTMLElement;
  update(parts: readonly TimePart[]): void;
} {
  const bar = h('div', { class: 'parts', 'aria-hidden': 'true' });
  const list = h('ul', { class: 'legend' });
  return {
    element: h('figure', { class: 'timebar' }, h('figcaption', {}, label), bar, list),
    update(parts) {
      const shown = parts.filter(({ ms }) => ms > 0);
      const total = shown.reduce((sum, { ms }) => sum + ms, 0);
      bar.replaceChildren(
        ...shown.map(({ ms }, index) =>
          h('span', {
            style: `width: ${((ms / total) * 100).toFixed(2)}%; --swatch: var(--part-${index % 6})`,
          }),
        ),
      );
      list.replaceChildren(
        ...shown.map(({ name, ms }, index) =>
          h(
            'li',
            {},
            h('span', { class: 'swatch block', style: `--swatch: var(--part-${index % 6})` }),
            `${name} `,
            h('span', { class: 'figure' }, duration(ms)),
          ),
        ),
      );
    },
  };
}
