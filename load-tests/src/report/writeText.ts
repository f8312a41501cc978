import { join } from 'node:path';
import type { Percentiles } from '../results/statistics.ts';
import type { ReplayReport } from './replayReport.ts';

/** The report for a terminal. */
export function writeText(report: ReplayReport, folder: string): string {
  const { run, settings, functions } = report;
  const failures = Object.entries(run.outcomes).filter(([outcome, count]) => outcome !== 'ok' && count > 0);
  const lines = [
    ...(report.isWhole ? [] : [`PARTIAL: ${report.why}; the figures are of ${run.seconds.length} s.`]),
    `achieved   ${run.achievedTps} of ${run.targetTps} TPS (${run.achievedPercent} %), ${run.sent} sent, ${run.dropped} dropped`,
    `failed     ${run.failures} (${run.failurePercent} %)${failures.length > 0 ? `: ${failures.map(([outcome, count]) => `${count} ${outcome}`).join(', ')}` : ''}`,
    `latency    ${latency(run.latencyMs)}   from when it was due`,
    `           ${latency(run.latencyFromSendMs)}   from the send`,
    ...(report.passes > 1 ? [`repeats    the traffic was gone through ${report.passes} times`] : []),
    ...(report.skew === undefined
      ? []
      : [
          `mix        ${report.skew.verdict} Repeated requests: ${report.skew.repeats.replayPercent} %, in the capture ${report.skew.repeats.capturePercent} %.`,
        ]),
    ...(functions === undefined
      ? []
      : [
          `functions  ${functions.maxAccountConcurrency} concurrent at the most; with ${functions.headroomPercent} % headroom an account limit of ${functions.recommendedAccountLimit}`,
          ...functions.functions.map(
            (each) =>
              `           ${each.name.padEnd(14)} max ${String(each.maxConcurrency).padStart(4)}, average ${each.littlesLaw.toFixed(2).padStart(6)}, ${each.coldStarts} cold starts, ${each.throttles} throttles; reserve ${each.recommended.reserved}, provision ${each.recommended.provisioned}`,
          ),
        ]),
    ...report.breaches.map(
      ({ condition, measured }) =>
        `BROKEN     ${condition}: measured ${Math.round(measured * 1_000) / 1_000}`,
    ),
    `${report.isPassed ? 'passed' : 'FAILED'}     ${settings.slo}`,
    `report     ${join(folder, 'report.html')}`,
  ];
  return lines.join('\n');
}

function latency({ p50, p90, p99, p999, max }: Percentiles): string {
  return `p50 ${p50} ms, p90 ${p90}, p99 ${p99}, p99.9 ${p999}, max ${max}`;
}
