import type uPlot from 'uplot';
import { timeOfDay } from '../format.ts';
import { colour } from '../theme.ts';
import type { ChartFigures, LineSpec, LineValues } from './lineSpec.ts';

export const HEIGHT_PX = 168;
const WHOLE_STEPS = [1, 2, 5]
  .flatMap((step) => [0, 1, 2, 3, 4, 5].map((power) => step * 10 ** power))
  .sort((a, b) => a - b);

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

/** uPlot counts seconds, and writes into what it is given. */
export function dataOf(times: readonly number[], values: LineValues): uPlot.AlignedData {
  return [times.map((timeMs) => timeMs / 1_000), ...values.map((column) => [...column])];
}

export function optionsOf(
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
