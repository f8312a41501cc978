import type { FunctionSeriesView } from '../../../api/summariseFunction.ts';
import { amount, duration } from '../../format.ts';
import { createLineChart } from '../../widgets/lineChart.ts';
import type { ChartFigures, LineSpec } from '../../widgets/lineSpec.ts';

interface ChartSpec {
  readonly title: string;
  readonly figures: ChartFigures;
  readonly lines: readonly (LineSpec & { readonly of: Exclude<keyof FunctionSeriesView, 'bucketMs'> })[];
}

const charts: readonly ChartSpec[] = [
  {
    title: 'Requests a second',
    figures: { format: amount },
    lines: [
      { label: 'requests', colour: 'line-1', isFilled: true, of: 'perSecond' },
      { label: 'GraphQL errors', colour: 'line-2', dash: [6, 3], of: 'requestErrorsPerSecond' },
      { label: 'failed', colour: 'line-3', dash: [2, 2], of: 'failuresPerSecond' },
    ],
  },
  {
    title: 'Duration',
    figures: { format: duration, isLogarithmic: true },
    lines: [
      { label: 'p50', colour: 'line-1', of: 'p50Ms' },
      { label: 'p90', colour: 'line-4', dash: [6, 3], of: 'p90Ms' },
      { label: 'p99', colour: 'line-3', dash: [2, 2], of: 'p99Ms' },
    ],
  },
  {
    title: 'Timeouts and throttles',
    figures: { format: amount, isCounted: true },
    lines: [
      { label: 'deadlines', colour: 'line-2', of: 'deadlinesExceeded' },
      { label: 'graphlet calls', colour: 'line-4', dash: [6, 3], of: 'graphletTimeouts' },
      { label: 'Lambda timeouts', colour: 'line-3', dash: [2, 2], of: 'timeouts' },
      { label: 'throttles', colour: 'line-1', dash: [8, 2, 2, 2], of: 'throttles' },
    ],
  },
  {
    title: 'Concurrency and cold starts',
    figures: { format: amount, isCounted: true },
    lines: [
      { label: 'executions at once', colour: 'line-1', isFilled: true, of: 'concurrency' },
      { label: 'cold starts', colour: 'line-2', dash: [6, 3], of: 'coldStarts' },
    ],
  },
];

/** A function over time. */
export function createFunctionCharts() {
  const drawn = charts.map(({ title, lines, figures }) => createLineChart(title, lines, figures));
  return {
    elements: drawn.map(({ element }) => element),
    update(series: FunctionSeriesView): void {
      charts.forEach(({ lines }, index) => {
        drawn[index]?.update(
          series.startMs,
          lines.map(({ of }) => series[of]),
        );
      });
    },
    onTheme(): void {
      for (const chart of drawn) chart.onTheme();
    },
  };
}
