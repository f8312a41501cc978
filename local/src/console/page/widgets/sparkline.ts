import { svg } from '../dom.ts';

const WIDTH = 96;
const HEIGHT = 22;

/** A small line without axes; the figures beside it say what it means. */
export function createSparkline(): { readonly element: Element; update(values: readonly number[]): void } {
  const line = svg('polyline', { fill: 'none', stroke: 'var(--line-1)', 'stroke-width': 1.5 });
  const element = svg(
    'svg',
    {
      class: 'sparkline',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      width: WIDTH,
      height: HEIGHT,
      'aria-hidden': 'true',
    },
    line,
  );
  return {
    element,
    update(values) {
      const most = Math.max(...values, Number.MIN_VALUE);
      const step = WIDTH / Math.max(1, values.length - 1);
      const points = values.map(
        (value, index) =>
          `${(index * step).toFixed(1)},${(HEIGHT - 2 - (value / most) * (HEIGHT - 4)).toFixed(1)}`,
      );
      line.setAttribute('points', points.join(' '));
    },
  };
}
