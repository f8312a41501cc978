import type { DifferenceGroup } from './groupDifferences.ts';
import type { PairedFigures } from './pairedStatistics.ts';
import type { CompareReport } from './runCompare.ts';

export function writeCompareText(report: CompareReport): string {
  const { latency, control, failures, differing, noise } = report;
  return [
    ...(report.isWhole ? [] : ['PARTIAL: it did not come to its end.']),
    `compared   ${report.requests} requests: ${report.baseline} twice, ${report.candidate} once`,
    `failed     baseline ${failures[0]} and ${failures[1]}, candidate ${failures[2]}`,
    `answers    ${differing.length === 0 ? 'the same' : `${differing.length} kind(s) of difference`}${noise.length > 0 ? `; ${noise.length} kind(s) by which the baseline differs from itself are left out` : ''}`,
    ...differing.map(describeGroup),
    `latency    candidate ${describe(latency)}`,
    `control    baseline against itself ${describe(control)}`,
    `power      ${Math.round(latency.power.chance * 100)} % to notice a change of ${latency.power.percent} %; ${latency.detectableMs} ms would be noticed four times in five`,
    `verdict    ${verdictOf(report)}`,
  ].join('\n');
}

function describe({
  meanDifferenceMs,
  interval,
  baselineMeanMs,
  medianDifferenceMs,
  medianInterval,
}: PairedFigures): string {
  return `${signed(meanDifferenceMs)} ms of ${baselineMeanMs} ms (95 %: ${signed(interval[0])} to ${signed(interval[1])}), median ${signed(medianDifferenceMs)} (${signed(medianInterval[0])} to ${signed(medianInterval[1])})`;
}

function describeGroup({ cause, requests, operations, example }: DifferenceGroup): string {
  return `           ${requests} x ${cause} (${operations.join(', ')}; e.g. ${example})`;
}

function verdictOf({ latency, control, differing }: CompareReport): string {
  const answers = differing.length === 0 ? 'same answers' : 'DIFFERENT answers';
  if (control.isDifferent) return `${answers}; latency cannot be told: the baseline differs from itself`;
  if (!latency.isDifferent) return `${answers}; no difference in latency was found`;
  return `${answers}; the candidate is ${latency.meanDifferenceMs > 0 ? 'slower' : 'faster'}`;
}

function signed(ms: number): string {
  return ms > 0 ? `+${ms}` : String(ms);
}
