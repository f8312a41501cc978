import { PlatformError } from '@graphlets/platform/errors';
import type { WireError } from '@graphlets/platform/wire';
import { EntityLimitError } from '../errors.ts';
import type { RequestContext } from '../operation/engine.ts';
import type { Variables } from '../operation/variables/coerceVariables.ts';
import type { FetchPlan } from '../plan/fetchPlan.ts';
import { operationJson } from '../transport/payload.ts';
import type { Transport } from '../transport/transport.ts';
import { type CompiledStep, compileStep, type Question } from './compileStep.ts';
import { DataObject } from './data/data.ts';
import type { ObjectLayout } from './data/layout.ts';
import { createMerge } from './data/mergeData.ts';
import { ERROR_LIMIT } from './failures.ts';
import { failedCall, locateError } from './graphletErrors.ts';
import type { UnaskedLookup } from './unaskedFields.ts';

/** Where graphlets are and how they are called. */
export interface PlanRunnerOptions {
  readonly transport: Transport;
  /** Routing URL by graphlet. */
  readonly urls: ReadonlyMap<string, string>;
  /** Entities that a graphlet is asked for in one call; a call for more is not sent. */
  readonly entityLimit?: number | undefined;
  /** Objects of a position that are read field by field before a regular expression is made for them (default: 1,000). */
  readonly expressionsAfter?: number | undefined;
}

/** Merged data as graphlets gave it, not completed yet, and every error at the client's path. */
export interface PlanResult {
  readonly data: DataObject;
  readonly errors: WireError[];
  /** Objects that look-ups had to leave out. */
  readonly unasked: readonly UnaskedLookup[];
}

/** Never rejects for a graphlet's sake: a failed call is an error at the place of its data. */
export type PlanRunner = (variables: Variables, request: RequestContext) => Promise<PlanResult>;

interface RunnableStep extends CompiledStep {
  readonly url: string;
  readonly operationJson: string;
  /** Steps that wait for this one. */
  readonly next: readonly number[];
  /** Another step may send the very same call. */
  readonly hasTwin: boolean;
}

/**
 * Compiles a plan to a function that runs it: each step as soon as the steps it needs are done, whether they failed or
 * not (what is missing then is simply not asked for).
 *
 * @param layout - of the answer's root, with a slot for all that the plan fetches
 */
export function compilePlan(plan: FetchPlan, layout: ObjectLayout, options: PlanRunnerOptions): PlanRunner {
  const { transport, urls, entityLimit = Number.POSITIVE_INFINITY, expressionsAfter } = options;
  const merge = createMerge(plan.interfaceObjects);
  const steps = plan.steps.map((step): RunnableStep => {
    const isTwin = (other: typeof step) =>
      other.id !== step.id && other.graphlet === step.graphlet && other.operation === step.operation;
    return {
      ...compileStep(step, plan, layout, merge, expressionsAfter),
      url: urls.get(step.graphlet) ?? '',
      operationJson: operationJson(step.operation, step.operationName),
      next: plan.steps.flatMap(({ id, needs }) => (needs.includes(step.id) ? [id] : [])),
      hasTwin: !step.isMutation && plan.steps.some(isTwin),
    };
  });
  const reserveOf = transport.budgetsOf?.(plan.steps) ?? (() => 0);
  const needCounts = plan.steps.map(({ needs }) => needs.length);

  return (variables, request) => {
    const root = new DataObject(layout.size);
    const unasked: UnaskedLookup[] = [];
    const result: PlanResult = { data: root, errors: [], unasked };
    if (steps.length === 0) return Promise.resolve(result);
    const { requestId, deadline, headers, traceHeader } = request;
    const context = { requestId, deadline: deadline.at, headers, traceHeader };
    const marks = { next: 1 };
    const missing = [...needCounts];
    const answers = new Map<string, Promise<string>>();
    let open = steps.length;

    return new Promise((resolve, reject) => {
      for (const step of steps) if (step.step.needs.length === 0) start(step);

      function start(step: RunnableStep): void {
        const question = step.ask(root, marks, variables);
        noteUnasked(step, question);
        const { variablesJson } = question;
        if (variablesJson === undefined) {
          finish(step);
          return;
        }
        if (countEntities(question) > entityLimit) {
          fail(step, new EntityLimitError(step.step.graphlet, entityLimit));
          finish(step);
          return;
        }
        call(step, variablesJson)
          .then(
            (text) => take(step, question, text),
            (error: unknown) => fail(step, error),
          )
          .then(() => finish(step))
          .catch(reject);
      }

      function finish(step: RunnableStep): void {
        open--;
        if (open === 0) resolve(result);
        for (const id of step.next) {
          const left = (missing[id] ?? 0) - 1;
          missing[id] = left;
          const next = steps[id];
          if (left === 0 && next !== undefined) start(next);
        }
      }
    });

    function noteUnasked({ lookups }: RunnableStep, { asked }: Question): void {
      for (const [at, lookup] of lookups.entries()) {
        const objects = asked[at]?.incomplete ?? [];
        if (objects.length > 0) unasked.push({ lookup, objects });
      }
    }

    /** Identical queries of one request are sent once. */
    function call(
      { step, url, operationJson, hasTwin }: RunnableStep,
      variablesJson: string,
    ): Promise<string> {
      const key = hasTwin ? `${step.graphlet}\n${step.operation}\n${variablesJson}` : '';
      const known = hasTwin ? answers.get(key) : undefined;
      if (known !== undefined) return known;
      const answer = transport.call({
        graphlet: step.graphlet,
        url,
        deadline: request.deadline,
        isIdempotent: !step.isMutation,
        reserveMs: reserveOf(step.id),
        calls: request.calls,
        body: {
          query: step.operation,
          operationName: step.operationName,
          operationJson,
          variablesJson,
          context,
        },
      });
      if (hasTwin) answers.set(key, answer);
      return answer;
    }

    function take(step: RunnableStep, { asked }: Question, text: string): void {
      try {
        const answer = step.readAnswer(text, asked);
        // Places are looked up before the merge: a list that it brings must not be counted.
        for (const error of answer.errors) {
          if (result.errors.length >= ERROR_LIMIT) break;
          addErrors(locateError(error, step, asked, root));
        }
        step.take(root, marks, answer, asked);
      } catch (error) {
        request.calls?.unusable(step.step.graphlet);
        fail(step, error);
      }
    }

    function fail({ step }: RunnableStep, error: unknown): void {
      if (!(error instanceof PlatformError)) throw error;
      const { code } = error;
      request.log.warn('A graphlet call failed.', { graphlet: step.graphlet, code, error });
      addErrors(failedCall(step, code));
    }

    function addErrors(errors: readonly WireError[]): void {
      for (const error of errors) if (result.errors.length < ERROR_LIMIT) result.errors.push(error);
    }
  };
}

function countEntities({ asked }: Question): number {
  let count = 0;
  for (const { targets } of asked) count += targets.length;
  return count;
}
