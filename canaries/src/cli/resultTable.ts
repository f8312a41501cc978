import { styleText } from 'node:util';
import type { JourneyResult, StepResult } from '../run/results.ts';
import { type JourneyTally, percentile } from './tally.ts';

export interface TableOptions {
  readonly isColoured: boolean;
  /** Characters in a line. */
  readonly width: number;
}

const HEADINGS = ['journey', 'now', 'passed', 'p50', 'p99', 'steps'] as const;

/** The state of all journeys for a person: one line each, and what is wrong below. */
export function resultTable(tallies: readonly JourneyTally[], { isColoured, width }: TableOptions): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    isColoured ? styleText(style, text, { validateStream: false }) : text;
  const rows = tallies.map((tally) => [
    tally.journey,
    tally.last?.outcome === 'timedOut' ? 'timed out' : (tally.last?.outcome ?? '...'),
    tally.runs === 0 ? '' : `${tally.passed}/${tally.runs}`,
    milliseconds(percentile(tally.latenciesMs, 50)),
    milliseconds(percentile(tally.latenciesMs, 99)),
    tally.last?.steps.map(stepText).join(', ') ?? '',
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .slice(0, width)
      .trimEnd();
  const lines = rows.map((row, index) => {
    const outcome = tallies[index]?.last?.outcome;
    return paint(outcome === undefined ? 'gray' : outcome === 'passed' ? 'green' : 'red', line(row));
  });
  const problems = tallies.flatMap(({ last }) => (last === undefined ? [] : problemLines(last)));
  return [paint('bold', line(HEADINGS)), ...lines, ...problems.map((text) => paint('red', text))].join('\n');
}

/** `title-page, people: GRAPHLET_TIMEOUT of credits ...`, with what to ask the logs for. */
export function problemLines({ journey, steps }: JourneyResult): readonly string[] {
  return steps.flatMap(({ step, problems, requestId }) =>
    problems.map((problem) => `  ${journey}, ${step}: ${problem}  [${requestId}]`),
  );
}

function stepText({ step, outcome, latencyMs }: StepResult): string {
  if (outcome === 'skipped') return `${step} -`;
  return `${step} ${latencyMs}${outcome === 'passed' ? '' : '!'}`;
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? '' : `${value} ms`;
}
