import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from '../cli/target.ts';
import { K6Error } from '../errors.ts';
import { requireK6 } from '../k6/findK6.ts';
import { k6Version } from '../k6/k6Version.ts';
import { runK6 } from '../k6/runK6.ts';
import { writeRun } from '../k6/writeRun.ts';
import { totalMs } from '../plan/loadShape.ts';
import { makePlan } from '../plan/makePlan.ts';
import { showProgress } from '../report/progress.ts';
import type { ReplayReport } from '../report/replayReport.ts';
import { collectRun } from '../results/collect.ts';
import { MEASURED_FILE, measuredOf } from '../simulate/measured.ts';
import { parseSlo, thresholdsOf } from '../slo.ts';
import type { Traffic } from '../traffic/openTraffic.ts';
import { followStackLog } from '../usage/followStackLog.ts';
import { makeReport } from './makeReport.ts';
import type { ReplayOptions } from './replayOptions.ts';

/** k6: a threshold does not hold. */
const THRESHOLDS_FAILED = 99;

/**
 * One replay, from the plan to the report.
 *
 * @throws {K6Error} when k6 could not run at all
 */
export async function runReplay(
  traffic: Traffic,
  target: Target,
  options: ReplayOptions,
): Promise<ReplayReport> {
  const { tps, warmUpMs, workers, timeoutMs, runId, folder, signal } = options;
  const slo = parseSlo(options.slo);
  const version = k6Version(requireK6());
  const plan = await makePlan(traffic, options);
  const { planFile } = writeRun(folder, plan, {
    url: target.url,
    protocol: target.protocol,
    signingRegion: target.signingRegion,
    runId,
    timeoutMs,
    warmUpMs,
    maxVus: options.maxVus,
    thresholds: thresholdsOf(slo),
  });
  const follower = options.stackLogs === undefined ? undefined : followStackLog(options.stackLogs, runId);
  const k6 = runK6({ folder, planFile, workers });
  const interrupt = () => k6.interrupt();
  signal.addEventListener('abort', interrupt);
  const progress = showProgress({
    files: k6.rawFiles,
    ticks: plan.ticks,
    lengthMs: totalMs(plan.shape),
    warmUpMs,
    ...options.progress,
  });
  const codes = await k6.ended;
  progress.stop();
  signal.removeEventListener('abort', interrupt);

  const broken = codes.findIndex((code) => code !== 0 && code !== THRESHOLDS_FAILED);
  const isWhole = broken === -1 && !signal.aborted;
  const collected = collectRun(plan, { raw: k6.rawFiles, summaries: k6.summaryFiles }, isWhole);
  if (!isWhole && !signal.aborted && collected.sent.length === 0) {
    throw new K6Error(`k6 ended with code ${codes[broken]}: ${lastLines(k6.logFiles[broken] ?? '')}`);
  }
  const why = signal.aborted
    ? 'it was interrupted'
    : `k6 ended with code ${codes[broken]} (${join(folder, `k6-${broken}.log`)})`;
  const seen = follower?.finish();
  const isSeen = seen !== undefined && seen.traffic.length > 0;
  if (isSeen) {
    const measured = measuredOf(seen.traffic, `replay ${runId} (${tps} TPS)`, seen.activity);
    writeFileSync(join(folder, MEASURED_FILE), JSON.stringify(measured));
  }
  return makeReport(traffic, target, options, {
    plan,
    slo,
    k6: version,
    collected,
    seen: isSeen ? seen : undefined,
    why: isWhole ? undefined : why,
  });
}

function lastLines(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' | ');
  } catch {
    return 'it wrote no log';
  }
}
