import type { Journey, Kept } from '../script/journey.ts';
import type { JourneyResult, StepResult } from './results.ts';
import { runStep } from './runStep.ts';
import type { Target } from './sendOperation.ts';

/** Longer than any deadline of the gateway, milliseconds. */
const STEP_TIMEOUT_MS = 12_000;
/** A whole journey: what is left goes to its next step, milliseconds. */
const JOURNEY_TIMEOUT_MS = 25_000;

export interface RunOptions {
  /** A word for this run, part of its request ids: letters, digits, dashes. */
  readonly run: string;
  /** When it was to start, epoch milliseconds; latency counts from here. */
  readonly startMs: number;
}

/** Goes through a journey until a step does not pass; never throws. Ends within JOURNEY_TIMEOUT_MS of its start. */
export async function runJourney(
  journey: Journey,
  target: Target,
  { run, startMs }: RunOptions,
): Promise<JourneyResult> {
  const steps: StepResult[] = [];
  let kept: Kept = {};
  for (const step of journey.steps) {
    const requestId = `canary-${run}-${journey.name}-${step.name}`;
    if (steps.some(({ outcome }) => outcome !== 'passed')) {
      steps.push({ step: step.name, outcome: 'skipped', latencyMs: 0, problems: [], requestId });
      continue;
    }
    const leftMs = Math.max(1, startMs + JOURNEY_TIMEOUT_MS - target.clock.now());
    const done = await runStep(step, kept, target, {
      requestId,
      timeoutMs: Math.min(STEP_TIMEOUT_MS, leftMs),
    });
    kept = done.kept;
    steps.push(done.result);
  }
  const stopped = steps.find(({ outcome }) => outcome === 'failed' || outcome === 'timedOut');
  return {
    journey: journey.name,
    run,
    startMs,
    latencyMs: target.clock.now() - startMs,
    outcome: stopped === undefined ? 'passed' : stopped.outcome === 'timedOut' ? 'timedOut' : 'failed',
    steps,
  };
}
