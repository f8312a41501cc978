import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findMax, type MaxResult, type RateStep } from '../findMax/findMax.ts';
import type { ReplayOptions } from '../replay/replayOptions.ts';
import { runReplay } from '../replay/runReplay.ts';
import { writeHtml } from '../report/writeHtml.ts';
import { writeReport } from '../report/writeReport.ts';
import type { Traffic } from '../traffic/openTraffic.ts';
import type { Target } from './target.ts';

const PRECISION = 0.1;
/** No single machine makes more. */
const LIMIT_TPS = 20_000;

export interface MaxReport extends MaxResult {
  readonly kind: 'find-max';
  readonly slo: string;
  readonly target: string;
  readonly isWhole: boolean;
}

/** Runs the replay at one rate after the other; the last good rate's report stays in the folder. */
export async function findMaxCommand(
  traffic: Traffic,
  target: Target,
  options: ReplayOptions,
  say: (text: string) => void,
): Promise<MaxReport> {
  let number = 0;
  const run = async (tps: number, why: RateStep['why']) => {
    if (options.signal.aborted) return undefined;
    number++;
    const folder = join(options.folder, `run-${number}`);
    const report = await runReplay(traffic, target, {
      ...options,
      tps,
      folder,
      // Another part of the traffic each time, so that no cache is warm for the very same requests.
      seed: options.seed + number,
      runId: `${options.runId}-${number}`,
      maxVus: Math.max(options.maxVus, Math.min(2_000, Math.ceil(tps * 2))),
    });
    if (!report.isWhole) return undefined;
    writeReport(folder, report, await writeHtml(report));
    const broke = report.breaches.map(
      ({ condition, measured }) => `${condition} (measured ${Math.round(measured * 100) / 100})`,
    );
    const { run: figures, isPassed } = report;
    say(
      `${why.padEnd(8)} ${String(tps).padStart(6)} TPS: ${isPassed ? 'held' : `broke ${broke.join(', ')}`}; ` +
        `p50 ${figures.latencyMs.p50} ms, p99 ${figures.latencyMs.p99} ms, ${figures.failurePercent} % failed, ${figures.dropped} dropped\n`,
    );
    return { isGood: isPassed, broke };
  };
  const result = await findMax({ startTps: options.tps, limitTps: LIMIT_TPS, precision: PRECISION }, run);
  const report: MaxReport = {
    kind: 'find-max',
    slo: options.slo,
    target: target.url,
    isWhole: !options.signal.aborted,
    ...result,
  };
  writeFileSync(join(options.folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  return report;
}

export function writeMaxText({ lastGoodTps, firstBadTps, broke, slo, isWhole }: MaxReport): string {
  const confirmed = isWhole ? ' (held three times)' : ' (so far: it was interrupted)';
  return [
    lastGoodTps === 0 ? `no rate held ${slo}` : `last good  ${lastGoodTps} TPS under ${slo}${confirmed}`,
    firstBadTps === undefined ? 'nothing broke it' : `broke at   ${firstBadTps} TPS: ${broke.join(', ')}`,
  ].join('\n');
}
