import uPlot from 'uplot';
import { h, setText } from '../dom.ts';
import { timeOfDay } from '../format.ts';
import { colour } from '../theme.ts';

export interface LineSpec {
  readonly label: string;
  /** Of the style sheet: `line-1` to `line-4`. */
  readonly colour: string;
  /** Lines differ by more than their colour. */
  readonly dash?: readonly number[];
  readonly isFilled?: boolean;
}

export interface ChartFigures {
  readonly format: (value: number | null | undefined) => string;
  /** Whole numbers, so that there is nothing between two of them. */
  readonly isCounted?: boolean;
  /** Small values beside large ones: what is usual beside what is slow. */
  readonly isLogarithmic?: boolean;
}

export interface LineChart {
  readonly element: HTMLElement;
  update(startMs: readonly number[], values: readonly (readonly (number | null)[])[]): void;
  onTheme(): void;
}

const HEIGHT_PX = 168;
const TABLE_ROWS = 30;
const WHOLE_STEPS = [1, 2, 5]
  .flatMap((step) => [0, 1, 2, 3, 4, 5].map((power) => step * 10 ** power))
  .sort((a, b) => a - b);

/** A chart over time; its newest values stand beside their names, and all of it can be read as a table. */
export function createLineChart(title: string, lines: readonly LineSpec[], figures: ChartFigures): LineChart {
  const { format } = figures;
  const newest = lines.map(() => h('span', { class: 'figure' }));
  const legend = lines.map((line, index) => h('li', {}, swatch(line), `${line.label} `, newest[index] ?? ''));
  const canvas = h('div', { class: 'canvas', role: 'img', 'aria-label': title });
  const tableBox = h('div', {
    class: 'scroll',
    tabindex: 0,
    role: 'region',
    'aria-label': `${title}, as a table`,
  });
  const details = h('details', { toggle: writeTable }, h('summary', {}, 'Table'), tableBox);
  const element = h(
    'figure',
    { class: 'chart' },
    h('figcaption', {}, h('h3', {}, title), h('ul', { class: 'legend' }, ...legend)),
    canvas,
    details,
  );
  let times: readonly number[] = [];
  let values: readonly (readonly (number | null)[])[] = lines.map(() => []);
  let plot: uPlot | undefined;
  new ResizeObserver(() => plot?.setSize({ width: canvas.clientWidth, height: HEIGHT_PX })).observe(canvas);

  function draw(): void {
    plot?.destroy();
    plot = new uPlot(optionsOf(lines, figures, canvas.clientWidth), dataOf(times, values), canvas);
  }

  function writeTable(): void {
    if (!details.open) return;
    const rows = times
      .map((_, index) => index)
      .slice(-TABLE_ROWS)
      .reverse();
    tableBox.replaceChildren(
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, heading('Time'), ...lines.map(({ label }) => heading(label, true)))),
        h(
          'tbody',
          {},
          ...rows.map((index) =>
            h(
              'tr',
              {},
              h('td', {}, timeOfDay(times[index] ?? 0)),
              ...values.map((column) => h('td', { class: 'number' }, format(column[index]))),
            ),
          ),
        ),
      ),
    );
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
      writeTable();
    },
    onTheme: draw,
  };
}

const linear: uPlot.Scale = { range: (_, __, max) => [0, max > 0 ? max * 1.1 : 1] };
const logarithmic: uPlot.Scale = {
  distr: 3,
  range: (_, min, max) => [10 ** Math.floor(Math.log10(min || 1)), 10 ** Math.ceil(Math.log10(max || 10))],
};

function powersOfTen(min: number, max: number): number[] {
  const powers: number[] = [];
  for (let power = Math.round(Math.log10(min)); power <= Math.log10(max) + 1e-9; power++)
    powers.push(10 ** power);
  return powers;
}

function heading(text: string, isNumber = false): HTMLElement {
  return h('th', { scope: 'col', class: isNumber ? 'number' : undefined }, text);
}

function swatch({ colour: name, dash }: LineSpec): HTMLElement {
  return h('span', { class: 'swatch', 'data-dashed': dash !== undefined, style: `--swatch: var(--${name})` });
}

/** What a chart shows, in a sentence. */
function describe(
  title: string,
  lines: readonly LineSpec[],
  values: readonly (readonly (number | null)[])[],
  format: (value: number | null | undefined) => string,
): string {
  const parts = lines.map(({ label }, index) => {
    const column = values[index] ?? [];
    const known = column.filter((value) => value !== null);
    const most = known.length === 0 ? null : Math.max(...known);
    return `${label}: now ${format(column.at(-1))}, most ${format(most)}`;
  });
  return `${title}. ${parts.join('; ')}.`;
}

function dataOf(
  times: readonly number[],
  values: readonly (readonly (number | null)[])[],
): uPlot.AlignedData {
  return [times.map((timeMs) => timeMs / 1_000), ...values.map((column) => [...column])];
}

function optionsOf(
  lines: readonly LineSpec[],
  { format, isCounted = false, isLogarithmic = false }: ChartFigures,
  width: number,
): uPlot.Options {
  const axis = {
    stroke: colour('text-soft'),
    font: '11px system-ui, sans-serif',
    ticks: { show: false },
    grid: { stroke: colour('rule'), width: 1 },
  };
  return {
    width,
    height: HEIGHT_PX,
    padding: [8, 8, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { size: 6 } },
    scales: { y: isLogarithmic ? logarithmic : linear },
    axes: [
      {
        ...axis,
        grid: { show: false },
        values: (_, splits) => splits.map((split) => timeOfDay(split * 1_000).slice(0, 5)),
        space: 64,
        size: 26,
      },
      {
        ...axis,
        values: (_, splits) => splits.map((split) => format(split).replace(/\.0+(?= |$)/, '')),
        size: 62,
        space: 32,
        ...(isCounted && { incrs: WHOLE_STEPS }),
        ...(isLogarithmic && {
          splits: (_: uPlot, __: number, min: number, max: number) => powersOfTen(min, max),
        }),
      },
    ],
    series: [
      {},
      ...lines.map(({ label, colour: name, dash, isFilled }) => ({
        label,
        stroke: colour(name),
        width: 1.75,
        points: { show: false },
        ...(dash !== undefined && { dash: [...dash] }),
        ...(isFilled === true && { fill: colour(`${name}-soft`) }),
      })),
    ],
  };
}
