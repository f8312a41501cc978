import { PlatformError } from '@graphlets/platform/errors';
import type { WireError } from '@graphlets/platform/wire';
import type { Variables } from '../operation/coerceVariables.ts';
import type { RequestContext } from '../operation/engine.ts';
import type { FetchPlan, FetchStep } from '../plan/fetchPlan.ts';
import type { Transport } from '../transport/transport.ts';
import { failedCall, locateError } from './graphletErrors.ts';
import type { JsonObject } from './json.ts';
import { createMerge } from './mergeData.ts';
import { objectsAt } from './objectsAt.ts';
import { type GraphletAnswer, readAnswer } from './readAnswer.ts';
import { collectRepresentations, type Representations } from './representations.ts';
import { applyRewrites } from './rewrites.ts';

/** Where graphlets are and how they are called. */
export interface PlanRunnerOptions {
  readonly transport: Transport;
  /** Routing URL by graphlet. */
  readonly urls: ReadonlyMap<string, string>;
}

/** Merged data as graphlets gave it, not completed yet, and every error at the client's path. */
export interface PlanResult {
  readonly data: JsonObject;
  readonly errors: WireError[];
}

/**
 * Runs a plan: each step as soon as the steps it needs are done, whether they failed or not (what is missing then is
 * simply not asked for). Never rejects: a failed call is an error at the place of its data.
 */
export function runPlan(
  { steps, interfaceObjects }: FetchPlan,
  variables: Variables,
  request: RequestContext,
  { transport, urls }: PlanRunnerOptions,
): Promise<PlanResult> {
  const result: PlanResult = { data: {}, errors: [] };
  if (steps.length === 0) return Promise.resolve(result);
  const merge = createMerge(interfaceObjects);
  const missing = steps.map(({ needs }) => needs.length);
  const answers = new Map<string, Promise<string>>();
  let open = steps.length;

  return new Promise((resolve, reject) => {
    const start = (step: FetchStep) => {
      runStep(step).then(() => {
        open--;
        if (open === 0) resolve(result);
        for (const next of steps) {
          if (!next.needs.includes(step.id)) continue;
          missing[next.id] = (missing[next.id] ?? 0) - 1;
          if (missing[next.id] === 0) start(next);
        }
      }, reject);
    };
    for (const step of steps) if (step.needs.length === 0) start(step);
  });

  async function runStep(step: FetchStep): Promise<void> {
    const asked = step.lookups.map((lookup) =>
      collectRepresentations(lookup, objectsAt(result.data, lookup.path)),
    );
    const isNeeded =
      step.lookups.length === 0
        ? objectsAt(result.data, step.path).size > 0
        : asked.some(({ texts }) => texts.length > 0);
    if (!isNeeded) return;
    try {
      const text = await call(step, variablesText(step, variables, asked));
      const answer = readAnswer(text, step, asked);
      take(step, answer, asked);
    } catch (error) {
      const code = error instanceof PlatformError ? error.code : 'INTERNAL_SERVER_ERROR';
      request.log.warn('A graphlet call failed.', { graphlet: step.graphlet, code, error });
      result.errors.push(...failedCall(step, code));
    }
  }

  /** Identical queries of one request are sent once. */
  function call(step: FetchStep, variablesJson: string): Promise<string> {
    const key = `${step.graphlet}\n${step.operation}\n${variablesJson}`;
    const known = step.isMutation ? undefined : answers.get(key);
    if (known !== undefined) return known;
    const { requestId, deadline, headers, traceHeader } = request;
    const answer = transport.call({
      graphlet: step.graphlet,
      url: urls.get(step.graphlet) ?? '',
      deadline,
      isIdempotent: !step.isMutation,
      body: {
        query: step.operation,
        operationName: step.operationName,
        variablesJson,
        context: { requestId, deadline: deadline.at, headers, traceHeader },
      },
    });
    answers.set(key, answer);
    return answer;
  }

  function take(step: FetchStep, { data, errors }: GraphletAnswer, asked: readonly Representations[]): void {
    // Places are looked up before the merge: a list that it brings must not be counted.
    for (const error of errors) result.errors.push(...locateError(error, step, asked, result.data));
    if (step.lookups.length === 0) {
      if (data === null) return;
      applyRewrites(step.outputRewrites, data);
      for (const target of objectsAt(result.data, step.path)) merge(target, data);
      return;
    }
    for (const [at, lookup] of step.lookups.entries()) {
      const entities = data?.[lookup.responseName];
      if (!Array.isArray(entities)) continue;
      for (const [index, entity] of entities.entries()) {
        if (entity === null) continue;
        applyRewrites(lookup.outputRewrites, entity);
        for (const target of asked[at]?.targets[index] ?? []) merge(target, entity);
      }
    }
  }
}

function variablesText(step: FetchStep, variables: Variables, asked: readonly Representations[]): string {
  const members: string[] = [];
  for (const [at, { variable }] of step.lookups.entries()) {
    members.push(`${JSON.stringify(variable)}:[${asked[at]?.texts.join() ?? ''}]`);
  }
  for (const name of step.variables) {
    const value = variables[name];
    if (value !== undefined) members.push(`${JSON.stringify(name)}:${JSON.stringify(value)}`);
  }
  return `{${members.join()}}`;
}
