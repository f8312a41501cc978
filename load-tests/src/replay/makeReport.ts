import { cpus } from 'node:os';
import { relative } from 'node:path';
import type { Target } from '../cli/target.ts';
import { totalMs } from '../plan/loadShape.ts';
import type { ReplayPlan } from '../plan/makePlan.ts';
import type { ReplayReport } from '../report/replayReport.ts';
import type { CollectedRun } from '../results/collect.ts';
import { summarise } from '../results/summarise.ts';
import { judgeReplay } from '../skew/judgeReplay.ts';
import { checkSlo, type SloCondition } from '../slo.ts';
import type { Traffic } from '../traffic/openTraffic.ts';
import type { StackLogFollower } from '../usage/followStackLog.ts';
import { graphletFigures } from '../usage/graphletFigures.ts';
import { sizeFunctions } from '../usage/sizeFunctions.ts';
import type { ReplayOptions } from './replayOptions.ts';

/** What a run left behind. */
export interface FinishedRun {
  readonly plan: ReplayPlan;
  readonly slo: readonly SloCondition[];
  /** k6's version. */
  readonly k6: string;
  readonly collected: CollectedRun;
  /** What the target's functions wrote of it; undefined where they wrote nothing. */
  readonly seen: ReturnType<StackLogFollower['finish']> | undefined;
  /** Why it did not come to its end; undefined when it did. */
  readonly why: string | undefined;
}

/** The figures of a run, the verdict on them, and under which settings they came about. */
export async function makeReport(
  traffic: Traffic,
  target: Target,
  options: ReplayOptions,
  { plan, slo, k6, collected, seen, why }: FinishedRun,
): Promise<ReplayReport> {
  const { tps, durationMs, rampMs, warmUpMs, pacing, seed, workers, timeoutMs, runId } = options;
  const isWhole = why === undefined;
  const lengthMs = totalMs(plan.shape);
  const ticks = isWhole ? plan.ticks : plan.ticks.filter((tick) => tick <= collected.reachedMs);
  const run = summarise(collected.sent, collected.dropped, ticks, isWhole ? lengthMs : collected.reachedMs);
  const breaches = checkSlo(slo, run);
  const startedAt = collected.startedAt ?? Date.now();
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
      k6,
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
    ...(seen !== undefined && {
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
    skew: await judgeReplay(traffic, plan, collected.sent, seen?.traffic),
    isPassed: isWhole && breaches.length === 0 && collected.thresholds.every(({ ok }) => ok),
  };
}
