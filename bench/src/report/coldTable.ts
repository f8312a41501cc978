import type { ColdStart } from '../cold/measureColdStart.ts';
import { type Circumstances, median } from './figures.ts';

/** Medians of one contestant's cold starts; `over` is over the bare handler's. */
export interface ColdFigure {
  readonly contestant: string;
  readonly coldStarts: number;
  readonly loadCpuMs: number;
  readonly firstRequestCpuMs: number;
  readonly overCpuMs: number;
  readonly overWallMs: number;
}

export interface ColdResults extends Circumstances {
  readonly shape: string;
  /** CPU of the bare handler's whole start, milliseconds. */
  readonly bareCpuMs: number;
  readonly bareWallMs: number;
  readonly figures: readonly ColdFigure[];
}

type Pick = (start: ColdStart) => number;
const medianOf = (all: readonly ColdStart[], pick: Pick) => median(all.map(pick));
export const wholeCpuMs: Pick = ({ answered }) => answered.cpuMs;
export const wholeWallMs: Pick = ({ answered }) => answered.wallMs;

export function coldFigure(
  contestant: string,
  starts: readonly ColdStart[],
  bare: readonly ColdStart[],
): ColdFigure {
  return {
    contestant,
    coldStarts: starts.length,
    loadCpuMs: medianOf(starts, ({ booted, loaded }) => loaded.cpuMs - booted.cpuMs),
    firstRequestCpuMs: medianOf(starts, ({ loaded, answered }) => answered.cpuMs - loaded.cpuMs),
    overCpuMs: medianOf(starts, wholeCpuMs) - medianOf(bare, wholeCpuMs),
    overWallMs: medianOf(starts, wholeWallMs) - medianOf(bare, wholeWallMs),
  };
}

export function writeColdTable({ figures, shape, bareCpuMs, bareWallMs }: ColdResults): string {
  return [
    `First request: ${shape}. The bare handler itself takes ${bareCpuMs.toFixed(0)} ms of CPU and ${bareWallMs.toFixed(0)} ms.\n`,
    '| | CPU over a bare handler, ms | wall over it, ms | of the CPU: load | first request |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...figures.map(
      ({ contestant, overCpuMs, overWallMs, loadCpuMs, firstRequestCpuMs }) =>
        `| ${contestant} | ${overCpuMs.toFixed(1)} | ${overWallMs.toFixed(1)} | ` +
        `${loadCpuMs.toFixed(1)} | ${firstRequestCpuMs.toFixed(1)} |`,
    ),
  ].join('\n');
}
