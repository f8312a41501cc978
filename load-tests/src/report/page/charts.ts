/// <reference lib="dom" />
import uPlot from 'uplot';
import type { ReplayReport } from '../replayReport.ts';
import { element } from './elements.ts';

interface Line {
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly isDashed?: boolean;
}

const COLOURS = [
  '#3e63dd',
  '#e5484d',
  '#30a46c',
  '#f76b15',
  '#8e4ec6',
  '#0091a4',
  '#ab6400',
  '#d6409f',
  '#7c7c7c',
];

export function chartsOf({ run, functions }: ReplayReport, into: HTMLElement): void {
  const { seconds } = run;
  const times = seconds.map(({ second }) => second);
  const list = (pick: (figures: (typeof seconds)[number]) => number) => seconds.map(pick);
  draw(into, 'Requests a second', times, [
    { label: 'due', values: list(({ due }) => due), isDashed: true },
    { label: 'sent', values: list(({ sent }) => sent) },
  ]);
  draw(into, 'Latency from when it was due, ms', times, [
    { label: 'p50', values: list(({ p50 }) => p50) },
    { label: 'p99', values: list(({ p99 }) => p99) },
  ]);
  draw(into, 'Failures and timeouts a second', times, [
    { label: 'failures', values: list(({ failures }) => failures) },
    { label: 'timeouts', values: list(({ timeouts }) => timeouts) },
  ]);
  const series = functions?.series;
  if (series === undefined) return;
  const busiest = series.functions.toSorted(
    (a, b) => Math.max(...b.concurrency) - Math.max(...a.concurrency),
  );
  draw(
    into,
    'Concurrent executions, maximum of the second',
    series.second,
    busiest.slice(0, COLOURS.length).map(({ name, concurrency }) => ({ label: name, values: concurrency })),
  );
  const { functions: all } = series;
  const sum = (pick: (each: (typeof all)[number]) => readonly number[]) =>
    series.second.map((_, at) => all.reduce((total, each) => total + (pick(each)[at] ?? 0), 0));
  draw(into, 'Cold starts and throttles a second, all functions', series.second, [
    { label: 'cold starts', values: sum(({ coldStarts }) => coldStarts) },
    { label: 'throttles', values: sum(({ throttles }) => throttles) },
  ]);
}

function draw(into: HTMLElement, title: string, times: readonly number[], lines: readonly Line[]): void {
  const box = element('div', { class: 'chart' }, element('h3', {}, title));
  into.append(box);
  const style = getComputedStyle(document.documentElement);
  const axis = {
    stroke: style.getPropertyValue('--dim'),
    grid: { stroke: style.getPropertyValue('--line'), width: 1 },
  };
  const plot = new uPlot(
    {
      width: Math.max(300, box.clientWidth - 24),
      height: 220,
      scales: { x: { time: false }, y: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] } },
      series: [
        { label: 's' },
        ...lines.map(({ label, isDashed }, at) => ({
          label,
          stroke: COLOURS[at % COLOURS.length] as string,
          width: 1.5,
          ...(isDashed === true && { dash: [6, 4] }),
        })),
      ],
      axes: [axis, { ...axis, size: 60 }],
    },
    [[...times], ...lines.map(({ values }) => [...values])],
    box,
  );
  new ResizeObserver(() => plot.setSize({ width: Math.max(300, box.clientWidth - 24), height: 220 })).observe(
    box,
  );
}
