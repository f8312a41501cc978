import type { Engine, EngineOptions, PreparedOperation, Refusal } from '../operation/engine.ts';
import { defaultLimits } from '../operation/parse/limits.ts';
import {
  type BakedOperation,
  type BakedPlans,
  basisOf,
  operationKey,
  parseBakedPlans,
} from './bakedPlans.ts';
import { createBakedOperation, createPlannedOperation } from './createOperation.ts';
import type { PlannableOperation, Planning } from './createPlanning.ts';
import { createOperationCache } from './operationCache.ts';

/**
 * The engine of our own: an operation is normalised, planned and compiled once for each combination of its conditions; a
 * request then runs the plan and writes the answer without looking at a document or a schema. With plans that were
 * made ahead, neither schema nor planner is loaded before an operation comes that is not among them.
 */
export async function createCompiledEngine(options: EngineOptions): Promise<Engine> {
  const { transport, expressionsAfter, log } = options;
  const baked = usableBakedPlans(options);
  let loading: Promise<Planning> | undefined;
  const loadPlanning = () => {
    loading ??= import('./createPlanning.ts').then(({ createPlanning }) => createPlanning(options));
    return loading;
  };
  // Without plans the graph is looked at right away: it may be broken.
  const urls = baked === undefined ? (await loadPlanning()).urls : new Map(Object.entries(baked.urls));
  const cache = createOperationCache(options.cacheBytes);

  return {
    async prepare(source, operationName) {
      const known = cache.get(source, operationName);
      if (known !== undefined) return known;
      const made = await prepare(source, operationName);
      cache.set(source, operationName, made);
      return made;
    },
    close: async () => {},
  };

  async function prepare(
    source: string,
    operationName: string | undefined,
  ): Promise<PreparedOperation | Refusal> {
    const entityLimit = (options.limits ?? defaultLimits).entities;
    const variants = cache.createVariants(source);
    const operationOptions = { transport, urls, entityLimit, expressionsAfter, log, variants };
    const text = baked?.operations[operationKey(source, operationName)];
    if (text !== undefined) {
      const operation: BakedOperation = JSON.parse(text);
      return createBakedOperation(operation, () => loadPlannable(source, operationName), operationOptions);
    }
    const plannable = (await loadPlanning()).prepare(source, operationName);
    return plannable.kind === 'refusal' ? plannable : createPlannedOperation(plannable, operationOptions);
  }

  async function loadPlannable(
    source: string,
    operationName: string | undefined,
  ): Promise<PlannableOperation> {
    const plannable = (await loadPlanning()).prepare(source, operationName);
    if (plannable.kind === 'refusal') throw new Error('An operation was baked that is refused.');
    return plannable;
  }
}

function usableBakedPlans(options: EngineOptions): BakedPlans | undefined {
  if (options.bakedPlans === undefined) return undefined;
  const plans = parseBakedPlans(options.bakedPlans);
  if (plans?.basis === basisOf(options)) return plans;
  options.log.warn('Plans that were made ahead are not used: they are of another graph, or malformed.', {});
  return undefined;
}
