import { h, setText } from '../dom.ts';

export interface Tile {
  readonly label: string;
  readonly value: string;
  /** A second, smaller line. */
  readonly note?: string;
  readonly tone?: 'bad' | undefined;
}

/** The few figures that are looked at first. */
export function createTiles(labels: readonly string[]): {
  readonly element: HTMLElement;
  update(tiles: readonly Tile[]): void;
} {
  const parts = labels.map((label) => {
    const value = h('dd', { class: 'value' });
    const note = h('dd', { class: 'note' });
    return { value, note, element: h('div', { class: 'tile' }, h('dt', {}, label), value, note) };
  });
  return {
    element: h('dl', { class: 'tiles' }, ...parts.map(({ element }) => element)),
    update(tiles) {
      tiles.forEach(({ value, note = '', tone }, index) => {
        const part = parts[index];
        if (part === undefined) return;
        setText(part.value, value);
        setText(part.note, note);
        part.element.dataset.tone = tone ?? '';
      });
    },
  };
}
