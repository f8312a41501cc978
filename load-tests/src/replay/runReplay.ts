import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, relative } from 'node:path';
import type { Target } from '../cli/target.ts';
import { K6Error } from '../errors.ts';
import { requireK6 } from '../k6/findK6.ts';
import { runK6 } from '../k6/runK6.ts';
import { writeRun } from '../k6/writeRun.ts';
import { totalMs } from '../plan/loadShape.ts';
import { makePlan, type Pacing } from '../plan/makePlan.ts';
import { showProgress } from '../report/progress.ts';
import type { ReplayReport } from '../report/replayReport.ts';
import { collectRun } from '../results/collect.ts';
import { summarise } from '../results/summarise.ts';
import { MEASURED_FILE, measuredOf } from '../simulate/measured.ts';
import { judgeReplay } from '../skew/judgeReplay.ts';
import { checkSlo, parseSlo, thresholdsOf } from '../slo.ts';
import type { Traffic } from '../traffic/openTraffic.ts';
import { followStackLog } from '../usage/followStackLog.ts';
import { graphletFigures } from '../usage/graphletFigures.ts';
import { sizeFunctions } from '../usage/sizeFunctions.ts';

export interface ReplayOptions {
  readonly tps: number;
  readonly durationMs: number;
  readonly rampMs: number;
  readonly warmUpMs: number;
  readonly pacing: Pacing;
  readonly seed: number;
  readonly workers: number;
  readonly maxVus: number;
  readonly timeoutMs: number;
  readonly slo: string;
  readonly runId: string;
  /** Raw results, k6's log and what it was given go here. */
  readonly folder: string;
  /** Where the target's functions write what happens in them; undefined where that is not known. */
  readonly stackLogs: string | undefined;
  readonly progress: { readonly write: (text: string) => void; readonly isTerminal: boolean };
  /** Ends the run early; what was sent until then is reported. */
  readonly signal: AbortSignal;
}

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
  const { tps, durationMs, rampMs, warmUpMs, pacing, seed, workers, timeoutMs, runId, folder, signal } =
    options;
  const slo = parseSlo(options.slo);
  const k6Version = versionOf(requireK6());
  const plan = await makePlan(traffic, { tps, durationMs, rampMs, seed, pacing });
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
  const lengthMs = totalMs(plan.shape);
  const follower = options.stackLogs === undefined ? undefined : followStackLog(options.stackLogs, runId);
  const k6 = runK6({ folder, planFile, workers });
  const interrupt = () => k6.interrupt();
  signal.addEventListener('abort', interrupt);
  const progress = showProgress({
    files: k6.rawFiles,
    ticks: plan.ticks,
    lengthMs,
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
  const ticks = isWhole ? plan.ticks : plan.ticks.filter((tick) => tick <= collected.reachedMs);
  const run = summarise(collected.sent, collected.dropped, ticks, isWhole ? lengthMs : collected.reachedMs);
  const breaches = checkSlo(slo, run);
  const startedAt = collected.startedAt ?? Date.now();
  const seen = follower?.finish();
  const isSeen = seen !== undefined && seen.traffic.length > 0;
  if (isSeen) {
    const measured = measuredOf(seen.traffic, `replay ${runId} (${tps} TPS)`, seen.activity);
    writeFileSync(join(folder, MEASURED_FILE), JSON.stringify(measured));
  }
  return {
    kind: 'replay',
    runId,
    startedAt: new Date(startedAt).toISOString(),
    isWhole,
    ...(!isWhole && { why }),
    settings: {
      traffic: relative('.', traffic.path),
      trafficSource: traffic.header.source,
      isMadeUp: traffic.header.isMadeUp === true,
      target: target.url,
      tps,
      durationMs,
      rampMs,
      warmUpMs,
      pacing,
      seed,
      workers,
      maxVus: options.maxVus,
      timeoutMs,
      slo: options.slo,
      k6: k6Version,
      machine: `${cpus().length} CPUs (${cpus()[0]?.model ?? 'unknown'})`,
    },
    leftOut: {
      mutations: traffic.counts.mutationsLeftOut,
      withoutText: traffic.counts.withoutText,
      badLines: traffic.counts.badLines,
    },
    passes: plan.passes,
    run,
    breaches,
    thresholds: collected.thresholds,
    ...(isSeen && {
      functions: sizeFunctions(
        seen.activity,
        startedAt,
        startedAt + (isWhole ? lengthMs : collected.reachedMs),
        `The local stack's log (${relative('.', options.stackLogs ?? '')})`,
      ),
      graphlets: graphletFigures(
        seen.traffic.flatMap(({ calls = [] }) => calls),
        seen.traffic.length,
      ),
    }),
    skew: await judgeReplay(traffic, plan, collected.sent, isSeen ? seen.traffic : undefined),
    isPassed: isWhole && breaches.length === 0 && collected.thresholds.every(({ ok }) => ok),
  };
}

/** Everything that a report consists of, as files beside the raw results. */
export function writeReport(folder: string, report: ReplayReport, html: string): void {
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(folder, 'report.html'), html);
}

function versionOf(k6: string): string {
  const { stdout } = spawnSync(k6, ['version'], { encoding: 'utf8' });
  const version = /^k6 v(\d+)\S*/.exec(stdout);
  if (version === null) throw new K6Error(`${k6} does not say its version: is it k6?`);
  if (Number(version[1]) < 2)
    throw new K6Error(`${version[0]} is too old: k6 2.x is needed (npm run setup:k6 builds it).`);
  return version[0];
}

function lastLines(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' | ');
  } catch {
    return 'it wrote no log';
  }
}
