import uPlot from 'uplot';
import { h, setText } from '../dom.ts';
import { dataOf, HEIGHT_PX, optionsOf } from './chartOptions.ts';
import { createChartTable } from './chartTable.ts';
import type { ChartFigures, LineSpec, LineValues } from './lineSpec.ts';

export interface LineChart {
  readonly element: HTMLElement;
  update(startMs: readonly number[], values: LineValues): void;
  onTheme(): void;
}

/** A chart over time; its newest values stand beside their names, and all of it can be read as a table. */
export function createLineChart(title: string, lines: readonly LineSpec[], figures: ChartFigures): LineChart {
  const { format } = figures;
  const newest = lines.map(() => h('span', { class: 'figure' }));
  const legend = lines.map((line, index) => h('li', {}, swatch(line), `${line.label} `, newest[index] ?? ''));
  const canvas = h('div', { class: 'canvas', role: 'img', 'aria-label': title });
  const table = createChartTable(title, lines, figures);
  const element = h(
    'figure',
    { class: 'chart' },
    h('figcaption', {}, h('h3', {}, title), h('ul', { class: 'legend' }, ...legend)),
    canvas,
    table.element,
  );
  let times: readonly number[] = [];
  let values: LineValues = lines.map(() => []);
  let plot: uPlot | undefined;
  new ResizeObserver(() => plot?.setSize({ width: canvas.clientWidth, height: HEIGHT_PX })).observe(canvas);

  function draw(): void {
    plot?.destroy();
    plot = new uPlot(optionsOf(lines, figures, canvas.clientWidth), dataOf(times, values), canvas);
  }

  return {
    element,
    update(newTimes, newValues) {
      times = newTimes;
      values = newValues;
      newest.forEach((figure, index) => {
        setText(figure, format(values[index]?.at(-1)));
      });
      canvas.setAttribute('aria-label', describe(title, lines, values, format));
      if (plot === undefined) draw();
      else plot.setData(dataOf(times, values));
      table.update(times, values);
    },
    onTheme: draw,
  };
}

function swatch({ colour: name, dash }: LineSpec): HTMLElement {
  return h('span', { class: 'swatch', 'data-dashed': dash !== undefined, style: `--swatch: var(--${name})` });
}

/** What a chart shows, in a sentence. */
function describe(
  title: string,
  lines: readonly LineSpec[],
  values: LineValues,
  format: ChartFigures['format'],
): string {
  const parts = lines.map(({ label }, index) => {
    const column = values[index] ?? [];
    const known = column.filter((value) => value !== null);
    const most = known.length === 0 ? null : Math.max(...known);
    return `${label}: now ${format(column.at(-1))}, most ${format(most)}`;
  });
  return `${title}. ${parts.join('; ')}.`;
}
