import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type LoadShape, RATE_UNIT_S } from '../plan/loadShape.ts';
import type { ReplayPlan } from '../plan/makePlan.ts';
import type { ScriptPlan } from './scriptFiles.ts';

export interface RunSettings
  extends Pick<
    ScriptPlan,
    'url' | 'candidateUrl' | 'protocol' | 'runId' | 'timeoutMs' | 'thresholds' | 'signingRegion'
  > {
  readonly warmUpMs: number;
  readonly maxVus: number;
}

export interface RunFiles {
  readonly planFile: string;
  /** What is in it. */
  readonly script: ScriptPlan;
}

/** Writes what the script reads into a folder. */
export function writeRun(folder: string, plan: ReplayPlan, settings: RunSettings): RunFiles {
  mkdirSync(folder, { recursive: true });
  const requestsFile = join(folder, 'requests.tsv');
  writeRequests(requestsFile, plan);
  const { url, candidateUrl, protocol, runId, timeoutMs, thresholds, signingRegion, warmUpMs, maxVus } =
    settings;
  const script: ScriptPlan = {
    url,
    candidateUrl,
    protocol,
    runId,
    timeoutMs,
    thresholds,
    signingRegion,
    requestsFile,
    bodies: plan.operations.map(
      ({ text, operationName }) =>
        `{"query":${JSON.stringify(text)}${operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`},"variables":`,
    ),
    scenarios: scenariosOf(plan.shape, warmUpMs, maxVus, timeoutMs),
  };
  const planFile = join(folder, 'plan.json');
  writeFileSync(planFile, JSON.stringify(script));
  return { planFile, script };
}

/** Columns: operation, variables, client, headers, due milliseconds. JSON has no raw tab and no raw line feed. */
function writeRequests(file: string, plan: ReplayPlan): void {
  const out = openSync(file, 'w');
  let batch = '';
  plan.requests.forEach(({ operation, variables, client = '', headers }, index) => {
    const due = (plan.ticks[index] ?? 0).toFixed(3);
    const name = client.replaceAll(/[^\x20-\x7e]/g, ' ');
    batch += `${index === 0 ? '' : '\n'}${operation}\t${variables}\t${name}\t${headers === undefined ? '' : JSON.stringify(headers)}\t${due}`;
    if (batch.length > 1_000_000) {
      writeSync(out, batch);
      batch = '';
    }
  });
  writeSync(out, batch);
  closeSync(out);
}

function scenariosOf(shape: LoadShape, warmUpMs: number, maxVus: number, timeoutMs: number) {
  const common = {
    preAllocatedVUs: maxVus,
    maxVUs: maxVus,
    timeUnit: `${RATE_UNIT_S}s`,
    gracefulStop: `${timeoutMs + 1_000}ms`,
  };
  const measured = {
    ...common,
    ...(shape.kind === 'constant'
      ? { executor: 'constant-arrival-rate', rate: shape.rate, duration: `${shape.durationMs}ms` }
      : {
          executor: 'ramping-arrival-rate',
          startRate: shape.startRate,
          stages: shape.stages.map(({ target, durationMs }) => ({ target, duration: `${durationMs}ms` })),
        }),
    startTime: `${warmUpMs}ms`,
    exec: 'default',
  };
  if (warmUpMs === 0) return { replay: measured };
  const peak =
    shape.kind === 'constant'
      ? shape.rate
      : (shape.stages.find(({ durationMs }) => durationMs > 0)?.target ?? 1);
  return {
    warmup: {
      ...common,
      executor: 'ramping-arrival-rate',
      startRate: Math.ceil(peak / 10),
      stages: [
        { target: peak, duration: `${Math.round(warmUpMs * 0.6)}ms` },
        { target: peak, duration: `${Math.round(warmUpMs * 0.4)}ms` },
      ],
      gracefulStop: `${timeoutMs}ms`,
      exec: 'warmUp',
    },
    replay: measured,
  };
}
