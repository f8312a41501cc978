import type { Outcome } from './environment/outcome.ts';
import type { Report } from './events.ts';

export interface ReportInput {
  readonly requestId: string;
  readonly outcome: Outcome;
  readonly durationMs: number;
  readonly memoryMb: number;
  readonly maxMemoryUsedMb: number;
  readonly initDurationMs: number | undefined;
}

/** Init is billed as well (since August 2025), each in whole milliseconds. */
export function makeReport(input: ReportInput): Report {
  const { requestId, outcome, durationMs, initDurationMs } = input;
  return {
    requestId,
    status: outcome.status,
    errorType: outcome.errorType,
    errorMessage: outcome.errorMessage,
    durationMs: round(durationMs),
    billedDurationMs: Math.ceil(durationMs + (initDurationMs ?? 0)),
    memorySizeMb: input.memoryMb,
    maxMemoryUsedMb: input.maxMemoryUsedMb,
    ...(initDurationMs !== undefined && { initDurationMs: round(initDurationMs) }),
  };
}

/** The REPORT line of Lambda's text log format. */
export function reportLine(report: Report): string {
  const parts = [
    `REPORT RequestId: ${report.requestId}`,
    `Duration: ${report.durationMs.toFixed(2)} ms`,
    `Billed Duration: ${report.billedDurationMs} ms`,
    `Memory Size: ${report.memorySizeMb} MB`,
    `Max Memory Used: ${report.maxMemoryUsedMb} MB`,
  ];
  if (report.initDurationMs !== undefined)
    parts.push(`Init Duration: ${report.initDurationMs.toFixed(2)} ms`);
  if (report.status !== 'success') {
    parts.push(`Status: ${report.status}`);
    if (report.errorType !== undefined) parts.push(`Error Type: ${report.errorType}`);
  }
  return parts.join('\t');
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
