import type { ColdStart } from '../cold/measureColdStart.ts';
import { median } from './figures.ts';

/** Medians of one contestant's cold starts; `over` is over the bare handler's. */
export interface ColdFigure {
  readonly contestant: string;
  readonly coldStarts: number;
  readonly loadCpuMs: number;
  readonly firstRequestCpuMs: number;
  readonly overCpuMs: number;
  readonly overWallMs: number;
}

export function coldFigure(
  contestant: string,
  starts: readonly ColdStart[],
  bare: readonly ColdStart[],
): ColdFigure {
  const of = (all: readonly ColdStart[], pick: (start: ColdStart) => number) => median(all.map(pick));
  return {
    contestant,
    coldStarts: starts.length,
    loadCpuMs: of(starts, ({ booted, loaded }) => loaded.cpuMs - booted.cpuMs),
    firstRequestCpuMs: of(starts, ({ loaded, answered }) => answered.cpuMs - loaded.cpuMs),
    overCpuMs: of(starts, ({ answered }) => answered.cpuMs) - of(bare, ({ answered }) => answered.cpuMs),
    overWallMs: of(starts, ({ answered }) => answered.wallMs) - of(bare, ({ answered }) => answered.wallMs),
  };
}

export function writeColdTable(figures: readonly ColdFigure[]): string {
  return [
    '| | CPU over a bare handler, ms | wall over it, ms | load, CPU ms | first request, CPU ms |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...figures.map(
      (figure) =>
        `| ${figure.contestant} | ${figure.overCpuMs.toFixed(1)} | ${figure.overWallMs.toFixed(1)} | ` +
        `${figure.loadCpuMs.toFixed(1)} | ${figure.firstRequestCpuMs.toFixed(1)} |`,
    ),
  ].join('\n');
}
