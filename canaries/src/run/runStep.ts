import type { Kept, Step } from '../script/journey.ts';
import { readPath } from '../script/readPath.ts';
import type { Outcome, StepResult } from './results.ts';
import { type Answer, type GraphqlError, sendOperation, type Target } from './sendOperation.ts';

/** Codes by which the platform says that something within it ran out of time. */
const TIMEOUT_CODES: readonly string[] = ['GRAPHLET_TIMEOUT', 'DEADLINE_EXCEEDED'];

export interface StepRun {
  readonly result: StepResult;
  /** What the step kept for those after it. */
  readonly kept: Kept;
}

/** @param timeoutMs - when to give up on an answer; longer than the step's own `withinMs`, so that slow is told from dead */
export async function runStep(
  step: Step,
  kept: Kept,
  target: Target,
  { requestId, timeoutMs }: { readonly requestId: string; readonly timeoutMs: number },
): Promise<StepRun> {
  const startMs = target.clock.now();
  const variables = step.variables(kept);
  const answer = await sendOperation(target, { query: step.operation, variables, requestId, timeoutMs });
  const latencyMs = target.clock.now() - startMs;
  const { outcome, problems } = judge(step, kept, answer, latencyMs);
  const data = answer.kind === 'answer' ? answer.data : undefined;
  return {
    result: { step: step.name, outcome, latencyMs, problems, requestId },
    kept: {
      ...kept,
      ...Object.fromEntries(Object.entries(step.keep).map(([name, path]) => [name, readPath(data, path)])),
    },
  };
}

function judge(
  step: Step,
  kept: Kept,
  answer: Answer,
  latencyMs: number,
): { readonly outcome: Outcome; readonly problems: readonly string[] } {
  if (answer.kind !== 'answer') return { outcome: answer.kind, problems: [answer.problem] };
  const problems = [
    ...answer.errors.map(describe),
    // A field with an error is null as a consequence: its data says nothing more.
    ...(answer.errors.length > 0 ? [] : step.checks.flatMap((check) => check(answer.data, kept) ?? [])),
    ...(latencyMs > step.withinMs ? [`took ${latencyMs} ms, may take ${step.withinMs} ms`] : []),
  ];
  if (problems.length === 0) return { outcome: 'passed', problems };
  const isTimeout = answer.errors.some(({ code }) => TIMEOUT_CODES.includes(code));
  return { outcome: isTimeout ? 'timedOut' : 'failed', problems };
}

function describe({ message, code, graphlet, path }: GraphqlError): string {
  return [code, graphlet && `of ${graphlet}`, path && `at ${path}`, `(${message})`].filter(Boolean).join(' ');
}
